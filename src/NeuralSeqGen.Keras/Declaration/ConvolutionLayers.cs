namespace NeuralSeqGen.Keras.Declaration;

/// <summary>Convolutions over time.</summary>
internal static class ConvolutionLayers
{
    public static readonly IReadOnlyDictionary<string, Func<KerasPart, KerasPart>> All = new Dictionary<string, Func<KerasPart, KerasPart>>
    {
        ["Conv1D"] = p => Window(p.Take("filters").Take("kernel_size")).Set("groups").Roles("kernel", "bias", "activity"),
        ["DepthwiseConv1D"] = p => Window(p.Take("kernel_size")).Set("depth_multiplier").Roles("depthwise", "bias", "activity"),
        ["SeparableConv1D"] = p => Window(p.Take("filters").Take("kernel_size")).Set("depth_multiplier").Roles("depthwise", "pointwise", "bias", "activity"),
        ["Conv1DTranspose"] = p => Window(p.Take("filters").Take("kernel_size")).SetOne("output_padding").Roles("kernel", "bias", "activity"),
    };

    private static KerasPart Window(KerasPart part) => part
        .SetOne("strides", "dilation_rate").Choose("padding", "ConvolutionPadding").Demand("data_format", "channels_last").Activations("activation").Set("use_bias");
}
