namespace NeuralSeqGen.Keras.Declaration;

/// <summary>Layers that only training sees.</summary>
internal static class NoiseLayers
{
    public static readonly IReadOnlyDictionary<string, Func<KerasPart, KerasPart>> All = new Dictionary<string, Func<KerasPart, KerasPart>>
    {
        ["Dropout"] = p => p.Rate("rate"),
        ["SpatialDropout1D"] = p => p.Rate("rate"),
        ["AlphaDropout"] = p => p.Rate("rate"),
        ["GaussianDropout"] = p => p.Rate("rate"),
        ["GaussianNoise"] = p => p.Rate("stddev"),
    };
}
