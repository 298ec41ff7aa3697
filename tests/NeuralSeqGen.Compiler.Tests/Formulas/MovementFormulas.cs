namespace NeuralSeqGen.Compiler.Tests.Formulas;

/// <summary>Layers that move or repeat elements (keras/src/layers/reshaping); what a layer gives where is said by the index.</summary>
internal static class MovementFormulas
{
    public static readonly IReadOnlyList<LayerFormula> All =
    [
        new("Flatten", run => run.X.Values),
        new("Reshape", run => run.X.Values),
        new("RepeatVector", run => Tensor.Of(run.OutputShape, i => run.X[i[1]])),
        new("Permute", Permute),
        new("UpSampling1D", run => Tensor.Of(run.OutputShape, i => run.X[i[0] / run.Arguments.Int("Size"), i[1]])),
        new("ZeroPadding1D", run => Tensor.Of(run.OutputShape, i => i[0] - run.Arguments.Int("Before") is var t && t >= 0 && t < run.X.Shape[0] ? run.X[t, i[1]] : 0)),
        new("Cropping1D", run => Tensor.Of(run.OutputShape, i => run.X[i[0] + run.Arguments.Int("Before"), i[1]])),
    ];

    /// <summary>Axis n of the output is axis Dims[n] of the input, counted from 1.</summary>
    private static double[] Permute(LayerRun run)
    {
        int[] dims = [.. run.Arguments.Ints("Dims")];
        return Tensor.Of(run.OutputShape, index => run.X[[.. Enumerable.Range(1, dims.Length).Select(axis => index[Array.IndexOf(dims, axis)])]]);
    }
}
