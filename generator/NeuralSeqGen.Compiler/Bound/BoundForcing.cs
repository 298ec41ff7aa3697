namespace NeuralSeqGen.Compiler.Bound;

/// <summary>How an input reads a target.</summary>
/// <param name="Output">The output whose target it reads.</param>
/// <param name="StartId">The id every sequence begins with.</param>
/// <param name="EndId">The id that ends a generated sequence.</param>
internal sealed record BoundForcing(BoundOutput Output, int StartId, int EndId)
{
    /// <summary>Whether the output gives logits.</summary>
    public bool IsFromLogits => Output.Loss is { Arguments: var arguments } && arguments.Has("FromLogits") && arguments.Flag("FromLogits");
}
