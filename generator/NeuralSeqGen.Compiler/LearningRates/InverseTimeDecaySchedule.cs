using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;

namespace NeuralSeqGen.Compiler.LearningRates;

/// <summary>lr ÷ (1 + rate · step ÷ steps).</summary>
internal sealed class InverseTimeDecaySchedule : LearningRateSchedule
{
    public override string Name => "InverseTimeDecay";

    public override IReadOnlyList<Argument> Arguments { get; } = [Argument.Integer("DecaySteps", null, 1), Argument.Real("DecayRate", null, 0), Argument.Flag("Staircase", false)];
}
