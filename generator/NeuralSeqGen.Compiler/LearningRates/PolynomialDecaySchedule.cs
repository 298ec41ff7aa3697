using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;

namespace NeuralSeqGen.Compiler.LearningRates;

/// <summary>(lr − end) · (1 − step ÷ steps)^power + end, and end from then on or another time round.</summary>
internal sealed class PolynomialDecaySchedule : LearningRateSchedule
{
    public override string Name => "PolynomialDecay";

    public override IReadOnlyList<Argument> Arguments { get; } = [
        Argument.Integer("DecaySteps", null, 1), Argument.Rate("EndLearningRate", 1e-4), Argument.Real("Power", 1, 0), Argument.Flag("Cycle", false),
    ];
}
