using System.Collections.Generic;
using NeuralSeqGen.Compiler.Binding;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Losses;

/// <summary>A loss: what the target looks like and one number per row of the output (Keras reduces the last axis first). Stateless.</summary>
internal abstract class Loss
{
    /// <summary>Name of the attribute without <c>Attribute</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Keras name in snake case, such as <c>mean_squared_error</c>.</summary>
    public virtual string KerasName => Naming.Snake(Name);

    /// <summary>Arguments besides Weight.</summary>
    public virtual IReadOnlyList<Argument> Arguments => [];

    /// <summary>Arguments of every loss.</summary>
    public static IReadOnlyList<Argument> CommonArguments { get; } = [Argument.Real("Weight", 1)];

    /// <summary>Whether targets are class indices: 32-bit integers, one axis less than the output.</summary>
    public virtual bool HasIntegerTarget => false;

    public Shape TargetShape(Shape output) => HasIntegerTarget ? output.Take(output.Rank - 1) : output;

    /// <summary>The loss of each row: the output's shape without its last axis.</summary>
    public abstract Value Lower(LossLowering lowering);

    /// <summary>1 for rows that count and 0 for others; null when all do.</summary>
    public virtual Value? LowerMask(LossLowering lowering) => null;
}
