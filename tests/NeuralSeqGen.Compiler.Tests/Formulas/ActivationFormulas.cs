namespace NeuralSeqGen.Compiler.Tests.Formulas;

/// <summary>Activations as layers (keras/src/layers/activations).</summary>
internal static class ActivationFormulas
{
    public static readonly IReadOnlyList<LayerFormula> All =
    [
        new("Relu", run => Elementwise(run, x => Rectified(run, x))),
        new("LeakyRelu", run => Elementwise(run, x => x >= 0 ? x : x * run.Arguments.Real("NegativeSlope"))),
        new("Elu", run => Elementwise(run, x => x > 0 ? x : run.Arguments.Real("Alpha") * (Math.Exp(x) - 1))),
        new("PRelu", Parametric),
        new("Glu", Gated),
        new("Softmax", Softmax),
    ];

    private static double[] Elementwise(LayerRun run, Func<double, double> function) => [.. run.X.Values.Select(function)];

    private static double Rectified(LayerRun run, double x)
    {
        double most = run.Arguments.Real("MaxValue"), threshold = run.Arguments.Real("Threshold");
        return x >= threshold ? Math.Min(x, double.IsNaN(most) ? double.PositiveInfinity : most) : run.Arguments.Real("NegativeSlope") * (x - threshold);
    }

    /// <summary>A slope per element; one for all indices of a shared axis.</summary>
    private static double[] Parametric(LayerRun run)
    {
        int[] shared = [.. run.Arguments.Ints("SharedAxes").Select(axis => axis - 1)];
        var alpha = run.Weight("alpha")!;
        return Tensor.Of(run.OutputShape, i => run.X[i] > 0 ? run.X[i] : run.X[i] * alpha[[.. i.Select((at, axis) => shared.Contains(axis) ? 0 : at)]]);
    }

    /// <summary>The first half of an axis by the logistic function of the second.</summary>
    private static double[] Gated(LayerRun run)
    {
        int axis = run.Arguments.Int("Axis") < 0 ? run.X.Shape.Rank + run.Arguments.Int("Axis") : run.Arguments.Int("Axis") - 1, half = run.X.Shape[axis] / 2;
        return Tensor.Of(run.OutputShape, i => run.X[i] / (1 + Math.Exp(-run.X[[.. i.Select((at, a) => a == axis ? at + half : at)]])));
    }

    private static double[] Softmax(LayerRun run)
    {
        int axis = run.Arguments.Int("Axis") < 0 ? run.X.Shape.Rank + run.Arguments.Int("Axis") : run.Arguments.Int("Axis") - 1;
        return Tensor.Of(run.OutputShape, i => Math.Exp(run.X[i]) / run.X.Along([axis], i).Sum(Math.Exp));
    }
}
