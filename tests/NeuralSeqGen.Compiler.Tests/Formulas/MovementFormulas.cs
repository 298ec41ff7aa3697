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
        new("Flip", Flip),
        new("Slice", Slice),
        new("UpSampling1D", run => Tensor.Of(run.OutputShape, i => run.X[i[0] / run.Arguments.Int("Size"), i[1]])),
        new("ZeroPadding1D", run => Tensor.Of(run.OutputShape, i => i[0] - run.Arguments.Int("Before") is var t && t >= 0 && t < run.X.Shape[0] ? run.X[t, i[1]] : 0)),
        new("Cropping1D", run => Tensor.Of(run.OutputShape, i => run.X[i[0] + run.Arguments.Int("Before"), i[1]])),
    ];

    /// <summary>Index i of a turned axis is index n − 1 − i of the input; Keras counts the batch as axis 0.</summary>
    private static double[] Flip(LayerRun run)
    {
        int[] axes = run.Arguments.Ints("Axis") is { Count: > 0 } written ? [.. written.Select(axis => Axis(axis, run))] : [0];
        return Tensor.Of(run.OutputShape, index => run.X[[.. index.Select((i, axis) => axes.Contains(axis) ? run.X.Shape[axis] - 1 - i : i)]]);
    }

    private static double[] Slice(LayerRun run)
    {
        int sliced = Axis(run.Arguments.Int("Axis"), run), start = run.Arguments.Int("Start");
        int first = start < 0 ? run.X.Shape[sliced] + start : start;
        return Tensor.Of(run.OutputShape, index => run.X[[.. index.Select((i, axis) => axis == sliced ? first + i : i)]]);
    }

    private static int Axis(int axis, LayerRun run) => axis < 0 ? run.X.Shape.Rank + axis : axis - 1;

    /// <summary>Axis n of the output is axis Dims[n] of the input, counted from 1.</summary>
    private static double[] Permute(LayerRun run)
    {
        int[] dims = [.. run.Arguments.Ints("Dims")];
        return Tensor.Of(run.OutputShape, index => run.X[[.. Enumerable.Range(1, dims.Length).Select(axis => index[Array.IndexOf(dims, axis)])]]);
    }
}
