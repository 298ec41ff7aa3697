using NeuralSeqGen.Compiler.Functions;
using NeuralSeqGen.Compiler.Losses;

namespace NeuralSeqGen.Compiler.Bound;

/// <summary>A loss with its arguments.</summary>
internal sealed record BoundLoss(Loss Loss, Arguments Arguments, int Part)
{
    /// <summary>The activation before which the output stands; null where the output holds what the loss compares.</summary>
    public string? ScoreActivation => Arguments.Has("FromLogits") && Arguments.Flag("FromLogits") ? Loss.ScoreActivation : null;

    /// <summary>The function that it is; null for other losses.</summary>
    public BoundFunction? Function { get; init; }

    /// <summary>Factor of this loss in the model's.</summary>
    public double Weight => Arguments.Real("Weight");
}
