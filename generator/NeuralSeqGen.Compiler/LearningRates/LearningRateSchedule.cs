using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;

namespace NeuralSeqGen.Compiler.LearningRates;

/// <summary>A declared schedule of the learning rate. Its arithmetic is a class of the same name in the runtime library. Stateless.</summary>
internal abstract class LearningRateSchedule
{
    /// <summary>Name of the attribute without <c>Attribute</c>, and of the runtime's class.</summary>
    public abstract string Name { get; }

    /// <summary>Arguments; those without a default are the constructor's, in its order.</summary>
    public abstract IReadOnlyList<Argument> Arguments { get; }

    /// <summary>Whether the constructor begins with the learning rate that the optimizer declares.</summary>
    public virtual bool StartsAtLearningRate => true;

    /// <summary>What is wrong with arguments that are in their ranges each; null when nothing is.</summary>
    public virtual string? Check(Arguments arguments) => null;
}
