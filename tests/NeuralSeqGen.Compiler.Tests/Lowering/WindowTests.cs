using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Tests.Interpreter;
using NeuralSeqGen.Compiler.Tests.Models;

namespace NeuralSeqGen.Compiler.Tests.Lowering;

/// <summary>Convolutions, pooling, padding and reshaping against loops by hand; shapes and counts of parameters as Keras documents them.</summary>
public sealed class WindowTests
{
    [Theory]
    [InlineData("Conv1D(5, 3)", 7, 65)]
    [InlineData("Conv1D(5, 9)", 1, 185)]
    [InlineData("Conv1D(5, 2, Strides = 3)", 3, 45)]
    [InlineData("Conv1D(5, 4, Padding = ConvolutionPadding.Same, UseBias = false)", 9, 80)]
    [InlineData("Conv1D(6, 3, Padding = ConvolutionPadding.Same, Strides = 2, Groups = 2)", 5, 42)]
    [InlineData("Conv1D(4, 3, Padding = ConvolutionPadding.Causal, DilationRate = 2, Groups = 4)", 9, 16)]
    [InlineData("Conv1D(4, 3, Padding = ConvolutionPadding.Causal, Strides = 4)", 3, 52)]
    [InlineData("Conv1D(2, 11, Padding = ConvolutionPadding.Same, DilationRate = 3)", 9, 90)]
    public void Conv1D(string layer, int steps, int parameters) => Check(layer, steps, parameters, WindowFormulas.Conv1D);

    [Theory]
    [InlineData("DepthwiseConv1D(3)", 7, 16)]
    [InlineData("DepthwiseConv1D(2, DepthMultiplier = 3, Strides = 2, Padding = ConvolutionPadding.Same)", 5, 36)]
    [InlineData("DepthwiseConv1D(3, DilationRate = 2, Padding = ConvolutionPadding.Same)", 9, 16)]
    public void DepthwiseConv1D(string layer, int steps, int parameters) => Check(layer, steps, parameters, (x, bound, weights) =>
    {
        int kernel = bound.Weights[0].Length;
        double[,] y = WindowFormulas.Depthwise(x, bound, weights[..kernel]);
        return WindowFormulas.Dense(y, Identity(y.GetLength(1)), weights[kernel..]);
    });

    [Theory]
    [InlineData("SeparableConv1D(5, 3)", 7, 37)]
    [InlineData("SeparableConv1D(3, 2, DepthMultiplier = 2, Strides = 3, Padding = ConvolutionPadding.Same)", 3, 43)]
    [InlineData("SeparableConv1D(1, 3, DilationRate = 4)", 1, 17)]
    public void SeparableConv1D(string layer, int steps, int parameters) => Check(layer, steps, parameters, (x, bound, weights) =>
    {
        int kernel = bound.Weights[0].Length, mixing = kernel + bound.Weights[1].Length;
        return WindowFormulas.Dense(WindowFormulas.Depthwise(x, bound, weights[..kernel]), weights[kernel..mixing], weights[mixing..]);
    });

    [Theory]
    [InlineData("Conv1DTranspose(5, 3)", 11, 65, 0)]
    [InlineData("Conv1DTranspose(5, 3, Padding = ConvolutionPadding.Same)", 9, 65, 1)]
    [InlineData("Conv1DTranspose(5, 3, Strides = 2)", 19, 65, 0)]
    [InlineData("Conv1DTranspose(5, 2, Strides = 3)", 27, 45, 0)]
    [InlineData("Conv1DTranspose(5, 2, Strides = 3, OutputPadding = 2)", 28, 45, 0)]
    [InlineData("Conv1DTranspose(5, 3, Strides = 2, Padding = ConvolutionPadding.Same)", 18, 65, 0)]
    [InlineData("Conv1DTranspose(5, 4, Strides = 2, Padding = ConvolutionPadding.Same)", 18, 85, 1)]
    [InlineData("Conv1DTranspose(5, 3, Strides = 2, Padding = ConvolutionPadding.Same, OutputPadding = 0)", 17, 65, 1)]
    [InlineData("Conv1DTranspose(5, 4, Strides = 2, Padding = ConvolutionPadding.Same, OutputPadding = 1)", 17, 85, 1)]
    [InlineData("Conv1DTranspose(2, 3, DilationRate = 2, UseBias = false)", 13, 24, 0)]
    [InlineData("Conv1DTranspose(2, 3, DilationRate = 2, Padding = ConvolutionPadding.Same)", 9, 26, 2)]
    [InlineData("Conv1DTranspose(2, 2, Padding = ConvolutionPadding.Same)", 9, 18, 0)]
    public void Conv1DTranspose(string layer, int steps, int parameters, int cut) =>
        Check(layer, steps, parameters, (x, bound, weights) => WindowFormulas.Transposed(x, bound, weights, cut));

    [Theory]
    [InlineData("MaxPooling1D", 4)]
    [InlineData("MaxPooling1D(3)", 3)]
    [InlineData("MaxPooling1D(2, Padding = ConvolutionPadding.Same)", 5)]
    [InlineData("MaxPooling1D(3, Strides = 1, Padding = ConvolutionPadding.Same)", 9)]
    [InlineData("MaxPooling1D(4, Strides = 3, Padding = ConvolutionPadding.Same)", 3)]
    [InlineData("MaxPooling1D(2, Strides = 5)", 2)]
    public void MaxPooling1D(string layer, int steps) => Check(layer, steps, 0, (x, bound, _) => WindowFormulas.Pooled(x, bound, Enumerable.Max));

    [Theory]
    [InlineData("AveragePooling1D(2)", 4)]
    [InlineData("AveragePooling1D(4, Strides = 1, Padding = ConvolutionPadding.Same)", 9)]
    [InlineData("AveragePooling1D(5, Strides = 2, Padding = ConvolutionPadding.Same)", 5)]
    [InlineData("AveragePooling1D(20, Strides = 20, Padding = ConvolutionPadding.Same)", 1)]
    public void AveragePooling1D(string layer, int steps) => Check(layer, steps, 0, (x, bound, _) => WindowFormulas.Pooled(x, bound, Enumerable.Average));

    [Theory]
    [InlineData("GlobalMaxPooling1D", new[] { 4 })]
    [InlineData("GlobalAveragePooling1D(KeepDims = true)", new[] { 1, 4 })]
    [InlineData("UpSampling1D", new[] { 18, 4 })]
    [InlineData("UpSampling1D(3)", new[] { 27, 4 })]
    [InlineData("ZeroPadding1D(2, 1)", new[] { 12, 4 })]
    [InlineData("ZeroPadding1D(0, 0)", new[] { 9, 4 })]
    [InlineData("Cropping1D(3, 5)", new[] { 1, 4 })]
    [InlineData("Reshape(2, 3, 6)", new[] { 2, 3, 6 })]
    [InlineData("Reshape(6, -1)", new[] { 6, 6 })]
    [InlineData("Reshape(-1)", new[] { 36 })]
    [InlineData("Permute(2, 1)", new[] { 4, 9 })]
    [InlineData("Flatten", new[] { 36 })]
    public void Moved(string layer, int[] shape)
    {
        var (model, x, y, _) = Run(layer);
        int At(int step, int feature) => (step * 4) + feature;
        double[] expected = layer.Split('(')[0] switch
        {
            "GlobalMaxPooling1D" => [.. Enumerable.Range(0, 4).Select(c => Enumerable.Range(0, 9).Max(t => x[At(t, c)]))],
            "GlobalAveragePooling1D" => [.. Enumerable.Range(0, 4).Select(c => Enumerable.Range(0, 9).Average(t => x[At(t, c)]))],
            "UpSampling1D" => [.. Enumerable.Range(0, shape[0]).SelectMany(t => Enumerable.Range(0, 4).Select(c => x[At(t / (shape[0] / 9), c)]))],
            "ZeroPadding1D" => shape[0] == 9 ? x : [.. new double[8], .. x, .. new double[4]],
            "Cropping1D" => x[12..16],
            "Permute" => [.. Enumerable.Range(0, 4).SelectMany(c => Enumerable.Range(0, 9).Select(t => x[At(t, c)]))],
            _ => x,
        };

        Assert.Equal(shape, model.Outputs[0].Shape.ToArray());
        Assert.Equal(expected.Select(v => Math.Round(v, 12)), y.Select(v => Math.Round(v, 12)));
    }

    [Fact]
    public void Permute_PutsTheNamedAxisInItsPlace() => Assert.Equal(new Shape(4, 2, 3), ModelSource.BindValid("[Input(2, 3, 4), Permute(3, 1, 2)]").Outputs[0].Shape);

    [Fact]
    public void GlobalAveragePooling1D_LeavesMaskedStepsOut()
    {
        var graph = ModelLowering.Train(ModelSource.BindValid("[Input(3, 2), Masking, GlobalAveragePooling1D, MeanSquaredError]"));
        var ports = new PortValues(2) { [PortKind.Input] = [[1, 2, 3, 5, 0, 0], new double[6]], [PortKind.Target] = [new double[2], new double[2]] };

        var results = GraphInterpreter.Run(graph, ports);

        Assert.Equal((4 + 12.25) / 4, results.Sum(0), 12);
        Assert.All(results[PortKind.InputGradient][1], g => Assert.Equal(0, g));
    }

    [Theory]
    [InlineData("MaxPooling1D(3)", new[] { 0.0, 1, 0, 1, 0, 0 })]
    [InlineData("GlobalMaxPooling1D", new[] { 0, 0.5, 0.5, 0, 0, 0 })]
    public void EqualLargestSteps(string layer, double[] shares)
    {
        var graph = ModelLowering.Train(ModelSource.BindValid($"[Input(6, 1), {layer}, MeanAbsoluteError(Reduction = LossReduction.Sum)]"));
        int outputs = layer[0] == 'M' ? 2 : 1;
        var ports = new PortValues(1) { [PortKind.Input] = [[1, 4, 4, 2, 2, 2]], [PortKind.Target] = [new double[outputs]] };

        Assert.Equal(shares, GraphInterpreter.Run(graph, ports)[PortKind.InputGradient][0]);
    }

    [Fact]
    public void Weights_HaveKerasNamesShapesAndFans()
    {
        var weights = ModelSource.BindValid("[Input(9, 4), Conv1D(6, 3, Groups = 2), DepthwiseConv1D(2, DepthMultiplier = 2), SeparableConv1D(5, 3), Conv1DTranspose(7, 2)]").Weights;

        Assert.Equal(
            ["conv1d_1/kernel [3, 2, 6] 6 18", "conv1d_1/bias [6] 6 6", "depthwise_conv1d_1/kernel [2, 6, 2] 12 4", "depthwise_conv1d_1/bias [12] 12 12",
            "separable_conv1d_1/depthwise_kernel [3, 12, 1] 36 3", "separable_conv1d_1/pointwise_kernel [1, 12, 5] 12 5", "separable_conv1d_1/bias [5] 5 5",
            "conv1d_transpose_1/kernel [2, 7, 5] 14 10", "conv1d_transpose_1/bias [7] 7 7"],
            weights.Select(w => $"{w.Name} {w.Shape} {w.FanIn} {w.FanOut}"));
    }

    [Theory]
    [InlineData("Conv1D(2, 3, Padding = ConvolutionPadding.Causal)", true)]
    [InlineData("Conv1D(2, 3, Padding = ConvolutionPadding.Causal, Strides = 2)", false)]
    [InlineData("Conv1D(2, 1)", true)]
    [InlineData("Conv1D(2, 2)", false)]
    [InlineData("MaxPooling1D(2, Strides = 1)", false)]
    [InlineData("Reshape(9, 2, 2)", true)]
    [InlineData("Reshape(36)", false)]
    [InlineData("Permute(2, 1)", false)]
    [InlineData("GlobalAveragePooling1D", false)]
    [InlineData("ZeroPadding1D(1, 0)", false)]
    [InlineData("Conv1DTranspose(2, 1)", false)]
    [InlineData("Flatten, Reshape(3, 12), Conv1D(2, 2)", false)]
    public void IsCausal(string layers, bool isCausal) => Assert.Equal(isCausal, ModelSource.BindValid($"[Input(9, 4), {layers}]").IsCausal);

    private static void Check(string layer, int steps, int parameters, Func<double[,], BoundLayer, double[], double[,]> formula)
    {
        var (model, x, y, weights) = Run(layer);
        double[,] rows = new double[9, 4];
        Buffer.BlockCopy(x, 0, rows, 0, x.Length * sizeof(double));
        double[] expected = [.. formula(rows, model.Layers[1], weights).Cast<double>()];

        Assert.Equal(parameters, model.ParameterCount);
        Assert.Equal(steps, model.Outputs[0].Shape[0]);
        Assert.Equal(expected.Select(v => Math.Round(v, 10)), y.Select(v => Math.Round(v, 10)));
    }

    private static (BoundModel Model, double[] X, double[] Y, double[] Weights) Run(string layer)
    {
        var model = ModelSource.BindValid($"[Input(9, 4), {layer}]");
        var random = new Random(11);
        double[] x = [.. Enumerable.Range(0, 36).Select(_ => random.NextDouble() - 0.5)], weights = [.. Enumerable.Range(0, model.ParameterCount).Select(_ => random.NextDouble() - 0.5)];
        var ports = new PortValues(1) { Parameters = weights, [PortKind.Input] = [x] };
        return (model, x, GraphInterpreter.Run(ModelLowering.Predict(model), ports).Flat(PortKind.Output), weights);
    }

    private static double[] Identity(int n) => [.. Enumerable.Range(0, n * n).Select(i => i / n == i % n ? 1.0 : 0)];
}
