using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Passes;
using NeuralSeqGen.Compiler.Schedule;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Programs;
using NeuralSeqGen.Compiler.Tests.Models;
using NeuralSeqGen.Compiler.Tests.Properties;

namespace NeuralSeqGen.Compiler.Tests.Lowering;

/// <summary>Passes and kernels of layers that read windows compute what their graphs say: training at two widths, and one sequence.</summary>
public sealed class WindowProgramTests
{
    public static TheoryData<string> Layers =>
    [
        "Conv1D(7, 3, Activation = Activation.Relu), Conv1D(5, 2, Strides = 2)",
        "Conv1D(4, 3, Padding = ConvolutionPadding.Same), Conv1D(3, 5, Padding = ConvolutionPadding.Causal)",
        "Conv1D(4, 3, DilationRate = 2, Padding = ConvolutionPadding.Same), Conv1D(17, 2, DilationRate = 3, Padding = ConvolutionPadding.Causal)",
        "Conv1D(3, 5, Padding = ConvolutionPadding.Same, Strides = 2), Conv1D(3, 2, Strides = 3)",
        "Conv1D(3, 6, Padding = ConvolutionPadding.Same), Conv1D(3, 1, Strides = 2)",
        "Conv1D(6, 3, Groups = 3, Padding = ConvolutionPadding.Same), Conv1D(4, 2, Groups = 2, Strides = 2)",
        "DepthwiseConv1D(3, DepthMultiplier = 2, Padding = ConvolutionPadding.Same), DepthwiseConv1D(6, Padding = ConvolutionPadding.Same)",
        "DepthwiseConv1D(3, Strides = 2), SeparableConv1D(5, 2, DilationRate = 2, DepthMultiplier = 3)",
        "Conv1DTranspose(5, 3), Conv1DTranspose(3, 2, Padding = ConvolutionPadding.Same)",
        "Conv1DTranspose(5, 3, Strides = 2, Padding = ConvolutionPadding.Same), Conv1DTranspose(3, 2, Strides = 3)",
        "Conv1DTranspose(2, 6, DilationRate = 2), Conv1DTranspose(2, 11, Strides = 2, Padding = ConvolutionPadding.Same)",
        "Conv1D(3, 2), MaxPooling1D(2), MaxPooling1D(2, Strides = 1, Padding = ConvolutionPadding.Same)",
        "Conv1D(3, 2), MaxPooling1D(3, Strides = 2, Padding = ConvolutionPadding.Same), MaxPooling1D(2, Strides = 3)",
        "Conv1D(3, 2), AveragePooling1D(3, Strides = 1, Padding = ConvolutionPadding.Same), AveragePooling1D(2)",
        "Conv1D(3, 2), AveragePooling1D(6, Strides = 1, Padding = ConvolutionPadding.Same), GlobalMaxPooling1D",
        "Masking, GlobalAveragePooling1D",
        "Conv1D(3, 2), GlobalAveragePooling1D(KeepDims = true), UpSampling1D(3)",
        "Conv1D(3, 2), ZeroPadding1D(2, 1), Cropping1D(1, 3), Permute(2, 1), Conv1D(2, 2)",
        "Conv1D(4, 2), Reshape(2, -1), Conv1D(2, 2), Flatten",
        "Gru(3, ReturnSequences = true), Conv1D(2, 3, Padding = ConvolutionPadding.Causal), Gru(3)",
    ];

    [Theory]
    [MemberData(nameof(Layers))]
    public void Programs_ComputeTheGraph(string layers) => Check($"[Input(9, 3), {layers}, Dense(2), MeanSquaredError]");

    [Theory]
    [MemberData(nameof(Layers))]
    public void ProgramsOfEveryStep_ComputeTheGraph(string layers)
    {
        if (!layers.Contains("Masking", StringComparison.Ordinal))
        {
            Check($"[Input(2, 9, 3), TimeDistributed, {layers.Replace("), ", "), TimeDistributed, ", StringComparison.Ordinal)}, Dense(2), MeanSquaredError]");
        }
    }

    [Theory]
    [InlineData("[Input(9, 3), Conv1D(20, 3, Activation = Activation.Relu), Conv1D(5, 3, Padding = ConvolutionPadding.Same, DilationRate = 2)]")]
    [InlineData("[Input(9, 18), Conv1D(4, 5, Strides = 2), Flatten, Dense(2)]")]
    [InlineData("[Input(9, 3), SeparableConv1D(20, 3), MaxPooling1D(2), AveragePooling1D(2, Strides = 1), GlobalMaxPooling1D, Dense(2)]")]
    [InlineData("[Input(9, 20), DepthwiseConv1D(6, DepthMultiplier = 16), AveragePooling1D(3, Padding = ConvolutionPadding.Same), GlobalAveragePooling1D(KeepDims = true)]")]
    [InlineData("[Input(9, 3), Masking, GlobalAveragePooling1D, Dense(2)]")]
    public void OneSequence_HasASchedule(string attributes)
    {
        var graph = ModelLowering.Predict(ModelSource.BindValid(attributes));
        graph.Results.RemoveAll(r => r.Port.Kind == IR.PortKind.LayerOutput);
        CompilationPipeline.Run(graph);

        ProgramVerifier.Verify(Assert.IsType<Program>(ProgramScheduler.RunOneSequence(graph, new Tiling(512))));
    }

    private static void Check(string attributes)
    {
        var model = ModelSource.BindValid(attributes);
        ModelProperties.ProgramsComputeTheGraph(model, 5, 3);
    }
}
