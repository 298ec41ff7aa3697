using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;

namespace NeuralSeqGen.Compiler.LearningRates;

/// <summary>Half cosines one after another, each as long as the one before times TMul and as high times MMul.</summary>
internal sealed class CosineDecayRestartsSchedule : LearningRateSchedule
{
    public override string Name => "CosineDecayRestarts";

    public override IReadOnlyList<Argument> Arguments { get; } = [
        Argument.Integer("FirstDecaySteps", null, 1), Argument.Real("TMul", 2, 1), Argument.Real("MMul", 1, 0), Argument.Real("Alpha", 0, 0),
    ];
}
