namespace NeuralSeqGen.Compiler.Tests.Formulas;

/// <summary>Normalisations without statistics of the batch (keras/src/layers/normalization, keras/src/layers/preprocessing).</summary>
internal static class NormalizationFormulas
{
    public static readonly IReadOnlyList<LayerFormula> All =
    [
        new("RmsNormalization", RootMeanSquare),
        new("UnitNormalization", run => Tensor.Of(run.OutputShape, i => run.X[i] / Math.Sqrt(run.X.Along(Axes(run), i).Sum(v => v * v)))),
        new("GroupNormalization", Groups),
        new("Normalization", run => Tensor.Of(run.OutputShape, i => Standard(run, run.X[i], i))),
        new("Rescaling", run => Tensor.Of(run.OutputShape, i => (run.X[i] * run.Arguments.Real("Scale")) + run.Arguments.Real("Offset"))),
    ];

    /// <summary>Axes of the sample; Keras counts the batch as 0.</summary>
    private static int[] Axes(LayerRun run) =>
        run.Arguments.Ints("Axis") is { Count: > 0 } axes ? [.. axes.Select(axis => axis < 0 ? run.X.Shape.Rank + axis : axis - 1)] : [run.X.Shape.Rank - 1];

    private static double[] RootMeanSquare(LayerRun run)
    {
        int[] axes = Axes(run);
        var scale = run.Weight("scale")!;
        return Tensor.Of(run.OutputShape, i => run.X[i] / Math.Sqrt(run.X.Along(axes, i).Average(v => v * v) + run.Arguments.Real("Epsilon")) * scale[[.. axes.Select(axis => i[axis])]]);
    }

    /// <summary>All steps of neighbouring channels have one mean and one variance.</summary>
    private static double[] Groups(LayerRun run)
    {
        int channels = run.X.Shape.Last, groups = run.Arguments.Int("Groups") == -1 ? channels : run.Arguments.Int("Groups");
        int Group(int[] index) => index[^1] / (channels / groups);
        return Tensor.Of(run.OutputShape, i =>
        {
            double[] members = [.. Tensor.Indices(run.X.Shape).Where(other => Group(other) == Group(i)).Select(other => run.X[other])];
            double mean = members.Average(), variance = members.Average(v => (v - mean) * (v - mean));
            double standard = (run.X[i] - mean) / Math.Sqrt(variance + run.Arguments.Real("Epsilon"));
            return (standard * (run.Weight("gamma")?[i[^1]] ?? 1)) + (run.Weight("beta")?[i[^1]] ?? 0);
        });
    }

    /// <summary>The place among the kept axes, row-major; fewer numbers are those of the last ones and come again.</summary>
    private static double Standard(LayerRun run, double x, int[] index)
    {
        double[] means = [.. run.Arguments.Reals("Mean")], variances = [.. run.Arguments.Reals("Variance")];
        int[] kept = run.Arguments.Value("Axis") is null ? [index.Length - 1] : [.. run.Arguments.Ints("Axis").Select(axis => axis < 0 ? index.Length + axis : axis - 1).Order()];
        int feature = kept.Aggregate(0, (place, axis) => (place * run.X.Shape[axis]) + index[axis]);
        double mean = means[feature % means.Length], deviation = Math.Max(Math.Sqrt(variances[feature % variances.Length]), 1e-7);
        return run.Arguments.Flag("Invert") ? mean + (x * deviation) : (x - mean) / deviation;
    }
}
