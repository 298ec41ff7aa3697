using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Optimizers;

namespace NeuralSeqGen.Compiler.Bound;

/// <summary>An optimizer with its arguments; Part is −1 for the default one.</summary>
internal sealed record BoundOptimizer(Optimizer Optimizer, Arguments Arguments, int Part)
{
    /// <summary>Learning rate, or where its schedule starts.</summary>
    public double LearningRate => Arguments.Real("LearningRate");

    /// <summary>How the learning rate changes from step to step; null for not at all.</summary>
    public BoundSchedule? Schedule { get; init; }

    /// <summary>Names of the slots, one number per parameter each.</summary>
    public IReadOnlyList<string> Slots => Optimizer.Slots(Arguments);

    /// <summary>Start value of each slot.</summary>
    public IReadOnlyList<double> SlotStarts => [.. Slots.Select((_, slot) => Optimizer.SlotStart(Arguments, slot))];
}
