namespace NeuralSeqGen.Keras.Graph;

/// <summary>Where the layers of a model are kept in files.</summary>
/// <param name="Path">The group of the model, empty for the outermost, with a slash behind it for others.</param>
/// <param name="TopLayer">The layer of the outermost model that it is in; null for the outermost itself.</param>
internal sealed record LayerPlace(string Path, string? TopLayer)
{
    public static LayerPlace Outermost { get; } = new("", null);
}
