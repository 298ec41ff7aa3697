using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Losses;

/// <summary>A loss: what the target looks like and one number per row of the output (Keras reduces the last axis first). Stateless.</summary>
internal abstract class Loss
{
    /// <summary>Name of the attribute without <c>Attribute</c>.</summary>
    public abstract string Name { get; }

    /// <summary>How sentences name it: as it is declared.</summary>
    public string Display => "[" + Name + "]";

    /// <summary>Keras name in snake case, such as <c>mean_squared_error</c>.</summary>
    public virtual string KerasName => Naming.Snake(Name);

    /// <summary>Arguments besides those of every loss.</summary>
    public virtual IReadOnlyList<Argument> Arguments => [];

    /// <summary>Arguments of every loss.</summary>
    public static IReadOnlyList<Argument> CommonArguments { get; } =
        [Argument.Real("Weight", 1), Argument.Choice("Reduction", "SumOverBatchSize", ["SumOverBatchSize", "Sum", "Mean", "MeanWithSampleWeight"])];

    /// <summary>Whether targets are class indices: 32-bit integers.</summary>
    public virtual bool HasIntegerTarget => false;

    /// <summary>The same where arguments say so.</summary>
    public virtual bool TakesIntegers(Arguments arguments) => HasIntegerTarget;

    /// <summary>Whether there is the same loss for integer labels, so that these are easily passed by mistake.</summary>
    public virtual bool HasSparseForm => false;

    /// <summary>Extents of one sample's target: the output's, or those of its rows where each has a class index.</summary>
    public virtual Shape TargetShape(Shape output, Arguments arguments) => TakesIntegers(arguments) ? RowShape(output, arguments) : output;

    /// <summary>Extents of what has a loss, and a weight, of its own: the output's rows.</summary>
    public virtual Shape RowShape(Shape output, Arguments arguments) => output.Take(output.Rank - 1);

    /// <summary>Whether that is one number for the whole batch, which every sample has.</summary>
    public virtual bool IsOfBatch(Arguments arguments) => false;

    /// <summary>Whether those are rows of the output, steps or samples, so that a weight of one of them is that of all in it.</summary>
    public virtual bool WeighsRows(Shape output, Arguments arguments) => true;

    /// <summary>Whether a row of the output that is masked is left out of the loss.</summary>
    public virtual bool IsMasked(Shape output, Arguments arguments) => true;

    /// <summary>Whether the target says something of each row of the output, so that metrics can compare them row by row.</summary>
    public virtual bool ComparesRows => true;

    /// <summary>The activation before which the output stands where <c>FromLogits</c> is set; null where that cannot be said.</summary>
    public virtual string? ScoreActivation => null;

    /// <summary>The activation whose values it compares where it reads no logits; null where other numbers will do.</summary>
    public virtual string? OutputActivation => ScoreActivation;

    /// <summary>Whether it compares the shares of classes, of which one holds.</summary>
    public virtual bool IsOfClasses => ScoreActivation == "Softmax";

    /// <summary>Whether it compares numbers of any kind, and no classes.</summary>
    public virtual bool IsOfNumbers => OutputActivation is null && TargetValues is "Any" or "NonNegative" && !HasIntegerTarget;

    /// <summary>The class that means nothing and separates repeated ones; null where there is none.</summary>
    public virtual int? Blank => null;

    /// <summary>Whether a finite output and a valid target can have an infinite loss, which a weight of 0 must still take out.</summary>
    public virtual bool CanBeInfinite => false;

    /// <summary>Member of the runtime's TargetValues: which values it can compare.</summary>
    public virtual string TargetValues => "Any";

    /// <summary>Whether it compares the sign of a label, −1 and 1 or 0 and 1, with that of a score.</summary>
    public bool ComparesSigns => TargetValues == "Signs";

    /// <summary>Whether it reads logits, whatever its arguments say.</summary>
    public virtual bool ReadsLogits => false;

    /// <summary>Why an output cannot have this loss, as the end of a sentence that begins with the loss; null when it can.</summary>
    public virtual string? Refusal(Shape output, Arguments arguments) => null;

    /// <summary>The loss of each row, of <see cref="RowShape"/>.</summary>
    public abstract Value Lower(LossLowering lowering);

    /// <summary>1 for what counts and 0 for the rest, of <see cref="RowShape"/>; null when all does.</summary>
    public virtual Value? LowerMask(LossLowering lowering) => LowerRowMask(lowering);

    /// <summary>1 for rows of the output of which the target says something and 0 for others, which metrics leave out, too; null when it does of all.</summary>
    public virtual Value? LowerRowMask(LossLowering lowering) => lowering.Mask;
}
