namespace NeuralSeqGen.Keras.Declaration;

/// <summary>Positions, of KerasHub, whose classes give the rows alone and leave it to an Add to join them with the steps.</summary>
internal static class PositionLayers
{
    public static readonly IReadOnlyDictionary<string, Func<KerasPart, KerasPart>> All = new Dictionary<string, Func<KerasPart, KerasPart>>
    {
        ["PositionEmbedding"] = p => KerasInitializers.Put(Rows(p).Set("sequence_length"), "initializer", "EmbeddingsInitializer"),
        ["SinePositionEncoding"] = p => Rows(p).Set("max_wavelength"),
    };

    private static KerasPart Rows(KerasPart part) => part.Put("AddsInput", "false");
}
