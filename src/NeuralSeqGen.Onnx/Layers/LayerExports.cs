namespace NeuralSeqGen.Onnx.Layers;

/// <summary>Every layer that can be written, by Keras's class.</summary>
internal static class LayerExports
{
    private static readonly Dictionary<string, Func<LayerExport, LayerResult>> ByClass = new IReadOnlyDictionary<string, Func<LayerExport, LayerResult>>[]
    {
        CoreLayers.All, PositionLayers.All, TiedLayers.All, ActivationLayers.All, RecurrentLayers.All, ConvolutionLayers.All, PoolingLayers.All, NormalizationLayers.All, MergeLayers.All, AttentionLayers.All,
    }.SelectMany(family => family).ToDictionary(entry => entry.Key, entry => entry.Value);

    /// <summary>The classes, wrappers and models left out.</summary>
    public static IEnumerable<string> Classes => ByClass.Keys;

    public static LayerResult Run(LayerExport e) => ByClass.TryGetValue(e.Layer.ClassName, out var layer) ? layer(e) : throw NoForm(e);

    public static NotSupportedException NoForm(LayerExport e) => e.Refusal(e.Layer.ClassName is "Lambda" or "Rnn" or "RnnCell"
        ? "has no form in ONNX here: what it computes is C# of your own, of which the model holds the name alone. Write it with layers, or cut the model there and compute the rest in C#."
        : "has no form in ONNX here.");
}
