using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Tests.Formulas;

/// <summary>Attention along some axes of its input, all positions along them at once: for every index of the other axes by itself.</summary>
internal static class AttendedAxes
{
    /// <param name="run">The layer.</param>
    /// <param name="attend">The numbers of (positions, features), from inputs that are so.</param>
    public static double[] Each(LayerRun run, Func<LayerRun, double[]> attend)
    {
        int rank = run.X.Shape.Rank, features = run.OutputShape[rank - 1];
        int[] written = [.. run.Arguments.Ints("AttentionAxes")];
        int[] axes = written.Length == 0 ? [.. Enumerable.Range(0, rank - 1)] : [.. written.Select(axis => axis > 0 ? axis - 1 : axis + rank).Order()];
        int[] others = [.. Enumerable.Range(0, rank - 1).Except(axes)];
        double[] result = new double[run.OutputShape.Elements];
        foreach (int[] batch in Tensor.Indices(Extents(run.X.Shape, others)))
        {
            double[] part = attend(run with { Inputs = [.. run.Inputs.Select(x => Part(x, axes, others, batch))] });
            foreach (var (position, i) in Tensor.Indices(Extents(run.X.Shape, axes)).Select((position, i) => (position, i)))
            {
                int start = run.OutputShape.Strides().Zip([.. At(axes, others, position, batch), 0], (stride, index) => stride * index).Sum();
                part.AsSpan(i * features, features).CopyTo(result.AsSpan(start));
            }
        }

        return result;
    }

    private static Tensor Part(Tensor x, int[] axes, int[] others, int[] batch)
    {
        int features = x.Shape[x.Shape.Rank - 1];
        int[][] positions = [.. Tensor.Indices(Extents(x.Shape, axes))];
        return new(new(positions.Length, features), Tensor.Of(positions.Length, features, (i, f) => x[[.. At(axes, others, positions[i], batch), f]]));
    }

    private static int[] At(int[] axes, int[] others, int[] position, int[] batch) =>
        [.. Enumerable.Range(0, axes.Length + others.Length).Select(axis => Array.IndexOf(axes, axis) is >= 0 and var a ? position[a] : batch[Array.IndexOf(others, axis)])];

    private static Shape Extents(Shape shape, int[] axes) => new([.. axes.Select(axis => shape[axis])]);
}
