using static NeuralSeqGen.Compiler.Tests.Battery.Truncation;

namespace NeuralSeqGen.Compiler.Tests.Battery;

/// <summary>Convolutions, pooling, padding.</summary>
internal static class ConvolutionSamples
{
    public static readonly IReadOnlyList<LayerSample> All =
    [
        new("9, 3", "Conv1D(#, 3)", "7, 7", (3 * 3 * 7) + 7),
        new("9, 3", "Conv1D(#, 4, Padding = ConvolutionPadding.Same, Activation = Activation.Relu)", "9, 7", (4 * 3 * 7) + 7),
        new("9, 3", "Conv1D(#, 3, Padding = ConvolutionPadding.Causal, DilationRate = 2)", "9, 7", (3 * 3 * 7) + 7),
        new("9, 3", "Conv1D(#, 3, Strides = 2, UseBias = false)", "4, 7", 3 * 3 * 7),
        new("9, 3", "Conv1D(#, 2, Strides = 2, Padding = ConvolutionPadding.Same)", "5, 7", (2 * 3 * 7) + 7),
        new("9, 3", "Conv1D(#, 3, DilationRate = 3)", "3, 7", (3 * 3 * 7) + 7),
        new("9, 4", "Conv1D(6, 3, Groups = 2)", "7, 6", (3 * 2 * 6) + 6),
        new("2, 9, 3", "TimeDistributed, Conv1D(#, 3, Padding = ConvolutionPadding.Same)", "2, 9, 7", (3 * 3 * 7) + 7),
        new("9, 3", "DepthwiseConv1D(3)", "7, 3", (3 * 3) + 3),
        new("9, 3", "DepthwiseConv1D(3, DepthMultiplier = 2, Padding = ConvolutionPadding.Same, Strides = 2, Activation = Activation.Tanh)", "5, 6", (3 * 3 * 2) + 6),
        new("9, 3", "SeparableConv1D(#, 3)", "7, 7", (3 * 3) + (3 * 7) + 7),
        new("9, 3", "SeparableConv1D(#, 3, DepthMultiplier = 2, UseBias = false, Padding = ConvolutionPadding.Same)", "9, 7", (3 * 3 * 2) + (6 * 7)),
        new("6, 3", "Conv1DTranspose(#, 3)", "8, 7", (3 * 7 * 3) + 7),
        new("6, 3", "Conv1DTranspose(#, 3, Strides = 2, Padding = ConvolutionPadding.Same)", "12, 7", (3 * 7 * 3) + 7),
        new("6, 3", "Conv1DTranspose(#, 2, Strides = 3, UseBias = false)", "18, 7", 2 * 7 * 3),
        new("6, 3", "Conv1DTranspose(#, 3, Strides = 2, OutputPadding = 1)", "14, 7", (3 * 7 * 3) + 7),
        new("9, 3", "MaxPooling1D", "4, 3", 0),
        new("9, 3", "MaxPooling1D(3, Strides = 2, Padding = ConvolutionPadding.Same)", "5, 3", 0),
        new("2, 9, 3", "TimeDistributed, MaxPooling1D(3)", "2, 3, 3", 0),
        new("9, 3", "AveragePooling1D(2)", "4, 3", 0),
        new("9, 3", "AveragePooling1D(4, Strides = 1, Padding = ConvolutionPadding.Same)", "9, 3", 0),
        new("9, 3", "GlobalMaxPooling1D", "3", 0),
        new("9, 3", "GlobalMaxPooling1D(KeepDims = true)", "1, 3", 0),
        new("9, 3", "GlobalAveragePooling1D", "3", 0) { Truncated = Whole },
        new("9, 3", "GlobalAveragePooling1D(KeepDims = true)", "1, 3", 0),
        new("2, 9, 3", "TimeDistributed, GlobalAveragePooling1D", "2, 3", 0),
        new("5, 3", "UpSampling1D", "10, 3", 0),
        new("5, 3", "UpSampling1D(3), Conv1D(#, 2)", "14, 7", (2 * 3 * 7) + 7),
        new("5, 3", "ZeroPadding1D(1, 2)", "8, 3", 0),
        new("5, 3", "Cropping1D(1, 2)", "2, 3", 0),
        new("2, 5, 3", "TimeDistributed, ZeroPadding1D(2, 0), TimeDistributed, Cropping1D(0, 3)", "2, 4, 3", 0),
    ];
}
