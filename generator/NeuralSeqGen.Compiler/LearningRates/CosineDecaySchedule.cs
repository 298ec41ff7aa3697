using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;

namespace NeuralSeqGen.Compiler.LearningRates;

/// <summary>Half a cosine from lr to α · lr; with a warm-up a straight line from lr to its target first.</summary>
internal sealed class CosineDecaySchedule : LearningRateSchedule
{
    public override string Name => "CosineDecay";

    public override IReadOnlyList<Argument> Arguments { get; } = [Argument.Integer("DecaySteps", null, 1), Argument.Real("Alpha", 0, 0), WarmupTarget, Argument.Integer("WarmupSteps", 0, 0)];

    private static Argument WarmupTarget => Argument.OptionalReal("WarmupTarget") with { Check = v => double.IsNaN((double)v) ? null : Argument.NotRate((double)v) };

    public override string? Check(Arguments arguments) =>
        double.IsNaN(arguments.Real("WarmupTarget")) && arguments.Int("WarmupSteps") > 0 ? "[CosineDecay] has WarmupSteps but no WarmupTarget. Set the learning rate that the warm-up leads to." : null;
}
