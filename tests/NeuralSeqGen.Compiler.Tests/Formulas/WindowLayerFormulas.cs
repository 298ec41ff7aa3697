using NeuralSeqGen.Compiler.Tests.Lowering;

namespace NeuralSeqGen.Compiler.Tests.Formulas;

/// <summary>Convolutions and pooling (keras/src/layers/convolutional, pooling) by the loops of <see cref="WindowFormulas"/>.</summary>
internal static class WindowLayerFormulas
{
    public static readonly IReadOnlyList<LayerFormula> All =
    [
        new("Conv1D", run => Activated(run, WindowFormulas.Conv1D(Rows(run), run.Layer, run.Parameters))),
        new("DepthwiseConv1D", run => Activated(run, WindowFormulas.Depthwise(Rows(run), run.Layer, run.Weight("kernel")!.Values), run.Weight("bias"))),
        new("SeparableConv1D", run => Activated(run, WindowFormulas.Dense(WindowFormulas.Depthwise(Rows(run), run.Layer, run.Weight("depthwise_kernel")!.Values), run.Weight("pointwise_kernel")!.Values, Zeros(run)), run.Weight("bias"))),
        new("Conv1DTranspose", run => Activated(run, WindowFormulas.Transposed(Rows(run), run.Layer, run.Parameters, Cut(run)))),
        new("MaxPooling1D", run => Activated(run, WindowFormulas.Pooled(Rows(run), run.Layer, Enumerable.Max))),
        new("AveragePooling1D", run => Activated(run, WindowFormulas.Pooled(Rows(run), run.Layer, Enumerable.Average))),
        new("GlobalMaxPooling1D", run => Tensor.Of(run.OutputShape, i => run.X.Along([0], [0, i[^1]]).Max())),
        new("GlobalAveragePooling1D", run => Tensor.Of(run.OutputShape, i => run.X.Along([0], [0, i[^1]]).Average())),
    ];

    private static double[,] Rows(LayerRun run)
    {
        double[,] rows = new double[run.X.Shape[0], run.X.Shape[1]];
        Buffer.BlockCopy(run.X.Values, 0, rows, 0, run.X.Values.Length * sizeof(double));
        return rows;
    }

    private static double[] Zeros(LayerRun run) => new double[run.OutputShape.Last];

    private static double[] Activated(LayerRun run, double[,] y, Tensor? bias = null) =>
        Tensor.Of(y.GetLength(0), y.GetLength(1), (t, f) => Activation(run, y[t, f] + (bias?[f] ?? 0)));

    private static double Activation(LayerRun run, double x) => run.Arguments.Has("Activation") ? run.Arguments.Choice("Activation") switch
    {
        "Linear" => x,
        "Relu" => Math.Max(0, x),
        "Tanh" => Math.Tanh(x),
        _ => throw new InvalidOperationException("no formula for " + run.Arguments.Choice("Activation")),
    } : x;

    /// <summary>Half of what is more than the output, rounded down, is left out in front.</summary>
    private static int Cut(LayerRun run)
    {
        var a = run.Arguments;
        int full = ((run.X.Shape[0] - 1) * a.Int("Strides")) + ((a.Int("KernelSize") - 1) * a.Int("DilationRate")) + 1;
        return a.Choice("Padding") == "Same" ? Math.Max(0, full - run.OutputShape[0]) / 2 : 0;
    }
}
