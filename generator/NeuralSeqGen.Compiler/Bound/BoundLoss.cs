using NeuralSeqGen.Compiler.Losses;

namespace NeuralSeqGen.Compiler.Bound;

/// <summary>A loss with its arguments.</summary>
internal sealed record BoundLoss(Loss Loss, Arguments Arguments, int Part)
{
    /// <summary>Factor of this loss in the model's.</summary>
    public double Weight => Arguments.Real("Weight");
}
