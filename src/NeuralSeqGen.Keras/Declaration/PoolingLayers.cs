using System.Text.Json;

namespace NeuralSeqGen.Keras.Declaration;

/// <summary>Pooling, padding, cropping and repeating of steps.</summary>
internal static class PoolingLayers
{
    public static readonly IReadOnlyDictionary<string, Func<KerasPart, KerasPart>> All = new Dictionary<string, Func<KerasPart, KerasPart>>
    {
        ["MaxPooling1D"] = Pool,
        ["AveragePooling1D"] = Pool,
        ["GlobalMaxPooling1D"] = Global,
        ["GlobalAveragePooling1D"] = Global,
        ["UpSampling1D"] = p => p.Take("size"),
        ["ZeroPadding1D"] = p => Sides(p, "padding"),
        ["Cropping1D"] = p => Sides(p, "cropping"),
    };

    private static KerasPart Pool(KerasPart part) => part.Take("pool_size").SetOne("strides").Choose("padding", "ConvolutionPadding").Demand("data_format", "channels_last");

    private static KerasPart Global(KerasPart part) => part.Set("keepdims").Demand("data_format", "channels_last");

    /// <summary>Steps before and after: two numbers, or one for both.</summary>
    private static KerasPart Sides(KerasPart part, string key)
    {
        part.Demand("data_format", "channels_last");
        return part.Config.Need(key).ValueKind == JsonValueKind.Number ? part.Take(key).Take(key) : part.TakeAll(key);
    }
}
