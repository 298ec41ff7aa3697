namespace NeuralSeqGen.Compiler.Tests.Formulas;

/// <summary>Positions (keras_hub/src/layers/modeling/position_embedding.py, sine_position_encoding.py), counted along the axis before the features, with the sum that KerasHub leaves to an Add.</summary>
internal static class PositionFormulas
{
    public static readonly IReadOnlyList<LayerFormula> All =
    [
        new("PositionEmbedding", run => Added(run, (position, feature) => run.Weight("embeddings")![position, feature])),
        new("SinePositionEncoding", run => Added(run, (position, feature) => Sine(run, position, feature))),
    ];

    private static double[] Added(LayerRun run, Func<int, int, double> row) =>
        Tensor.Of(run.OutputShape, i => (run.Arguments.Flag("AddsInput") ? run.X[i] : 0) + row(i[^2], i[^1]));

    /// <summary>sin at even features, cos at odd ones, of position · (1/wavelength)^(2·(feature div 2)/features).</summary>
    private static double Sine(LayerRun run, int position, int feature)
    {
        double angle = position * Math.Pow(1 / run.Arguments.Real("MaxWavelength"), 2.0 * (feature / 2) / run.X.Shape.Last);
        return feature % 2 == 0 ? Math.Sin(angle) : Math.Cos(angle);
    }
}
