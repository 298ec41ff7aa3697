namespace NeuralSeqGen.Keras.Import;

/// <summary>What the compiler makes of a declaration.</summary>
/// <param name="Weights">Its weights in their order.</param>
/// <param name="MaskedLayers">Names of the layers whose input has a mask.</param>
/// <param name="Layers">Names of all layers.</param>
/// <param name="Errors">Sentences of its mistakes; none where it is right.</param>
internal sealed record BoundDeclaration(IReadOnlyList<BoundSlot> Weights, IReadOnlySet<string> MaskedLayers, IReadOnlySet<string> Layers, IReadOnlyList<string> Errors)
{
    /// <summary>Its optimizer; null for a model that is not trained.</summary>
    public BoundTraining? Training { get; init; }
}
