using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;

namespace NeuralSeqGen.Compiler.LearningRates;

/// <summary>lr · rate^(step ÷ steps).</summary>
internal sealed class ExponentialDecaySchedule : LearningRateSchedule
{
    public override string Name => "ExponentialDecay";

    public override IReadOnlyList<Argument> Arguments { get; } = [Argument.Integer("DecaySteps", null, 1), Argument.Real("DecayRate", null, 0), Argument.Flag("Staircase", false)];
}
