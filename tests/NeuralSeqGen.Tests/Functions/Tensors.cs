namespace NeuralSeqGen.Tests.Functions;

/// <summary>Tensors of random shapes and numbers, and elements by their indices: what plain loops compare operations with.</summary>
internal static class Tensors
{
    /// <summary>Numbers between −2 and 2 that are no whole ones.</summary>
    public static Tensor Random(Random random, params int[] shape) =>
        Tensor.Create([.. Enumerable.Range(0, shape.Aggregate(1, (a, b) => a * b)).Select(_ => (float)((4 * random.NextDouble()) - 2))], shape);

    public static int[] RandomShape(Random random, int leastRank, int mostRank) => [.. Enumerable.Range(0, random.Next(leastRank, mostRank + 1)).Select(_ => random.Next(1, 5))];

    /// <summary>All indices of a shape, row-major.</summary>
    public static IEnumerable<int[]> Indices(int[] shape) => shape.Length == 0 ? [[]] : Indices(shape[..^1]).SelectMany(index => Enumerable.Range(0, shape[^1]).Select(last => index.Append(last).ToArray()));

    /// <summary>The element of an index; along axes of extent 1 the only one there is, of missing axes none is asked for.</summary>
    public static float At(Tensor x, int[] index)
    {
        int flat = 0, missing = index.Length - x.Rank;
        for (int axis = 0; axis < x.Rank; axis++)
        {
            flat = (flat * x.Shape[axis]) + (x.Shape[axis] == 1 ? 0 : index[missing + axis]);
        }

        return x.Values[flat];
    }

    public static void Equal(int[] shape, float[] values, Tensor actual)
    {
        Assert.Equal(shape, actual.Shape.ToArray());
        Assert.Equal(values, actual.ToArray());
    }

    public static void Near(int[] shape, IEnumerable<double> values, Tensor actual, double bound = 1e-6)
    {
        Assert.Equal(shape, actual.Shape.ToArray());
        double[] expected = [.. values];
        Assert.Equal(expected.Length, actual.Values.Length);
        Assert.All(expected.Zip(actual.ToArray()), pair => Assert.True(Math.Abs(pair.First - pair.Second) <= bound * Math.Max(1, Math.Abs(pair.First)), $"{pair.Second:R} instead of {pair.First:R}"));
    }
}
