using System.Collections.Generic;
using NeuralSeqGen.Compiler.Optimizers;

namespace NeuralSeqGen.Compiler.Binding;

/// <summary>An optimizer with its arguments; Part is −1 for the default one.</summary>
internal sealed record BoundOptimizer(Optimizer Optimizer, Arguments Arguments, int Part)
{
    public double LearningRate => Arguments.Real("LearningRate");

    /// <summary>Names of the slots, one number per parameter each, all starting at <see cref="Optimizer.SlotStart"/>.</summary>
    public IReadOnlyList<string> Slots => Optimizer.Slots(Arguments);
}
