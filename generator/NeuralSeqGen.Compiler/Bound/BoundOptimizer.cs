using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Optimizers;

namespace NeuralSeqGen.Compiler.Bound;

/// <summary>An optimizer with its arguments; Part is −1 for the default one.</summary>
internal sealed record BoundOptimizer(Optimizer Optimizer, Arguments Arguments, int Part)
{
    /// <summary>Learning rate, or where its schedule starts.</summary>
    public double LearningRate => Arguments.Real("LearningRate");

    /// <summary>How the learning rate changes from step to step; null for not at all.</summary>
    public BoundLearningRateSchedule? LearningRateSchedule { get; init; }

    /// <summary>Names of the slots.</summary>
    public IReadOnlyList<string> Slots => Optimizer.Slots(Arguments);

    /// <summary>Start value of each slot.</summary>
    public IReadOnlyList<double> SlotStarts => [.. Slots.Select((_, slot) => Optimizer.SlotStart(Arguments, slot))];

    /// <summary>Whether the step of a weight sees the whole of it.</summary>
    public bool IsWhole(BoundWeight weight) => Optimizer.IsWhole(Arguments, weight);

    /// <summary>Extents of a weight's slot; null where the weight has none.</summary>
    public Shape? SlotShape(int slot, BoundWeight weight) => Optimizer.SlotShape(Arguments, slot, weight);
}
