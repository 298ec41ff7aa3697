namespace NeuralSeqGen.Tests.Functions;

/// <summary>Products against sums in plain loops.</summary>
public sealed class ProductTests
{
    [Fact]
    public void Dot_SumsOverTheLastAxis()
    {
        var random = new Random(7);
        for (int i = 0; i < 40; i++)
        {
            int[] rows = Tensors.RandomShape(random, 0, 3);
            int k = random.Next(1, 5), n = random.Next(1, 5);
            Tensor x = Tensors.Random(random, [.. rows, k]), matrix = Tensors.Random(random, k, n), vector = Tensors.Random(random, k);

            Tensors.Near([.. rows, n], Tensors.Indices([.. rows, n]).Select(index => Enumerable.Range(0, k).Sum(t => (double)Tensors.At(x, [.. index[..^1], t]) * Tensors.At(matrix, [t, index[^1]]))), x.Dot(matrix));
            Tensors.Near(rows, Tensors.Indices(rows).Select(index => Enumerable.Range(0, k).Sum(t => (double)Tensors.At(x, [.. index, t]) * Tensors.At(vector, [t]))), x.Dot(vector));
        }
    }

    [Theory]
    [InlineData(new[] { 2, 3 }, new[] { 3, 4 }, new[] { 2, 4 })]
    [InlineData(new[] { 5, 2, 3 }, new[] { 5, 3, 4 }, new[] { 5, 2, 4 })]
    [InlineData(new[] { 5, 2, 3 }, new[] { 3, 4 }, new[] { 5, 2, 4 })]
    [InlineData(new[] { 2, 1, 2, 3 }, new[] { 5, 3, 4 }, new[] { 2, 5, 2, 4 })]
    public void MatMul_MultipliesMatrices(int[] left, int[] right, int[] shape)
    {
        Tensor x = Tensors.Random(new(8), left), y = Tensors.Random(new(9), right);

        Tensors.Near(shape, Tensors.Indices(shape).Select(i => Enumerable.Range(0, 3).Sum(t => (double)Tensors.At(x, [.. i[..^1], t]) * Tensors.At(y, [.. i[..^2], t, i[^1]]))), x.MatMul(y));
    }

    [Fact]
    public void MatMul_TakesVectorsAsRowsAndColumns()
    {
        Tensor x = Tensor.Create([1, 2]), y = Tensor.Create([1, 2, 3, 4], 2, 2);

        Tensors.Equal([2], [7, 10], x.MatMul(y));
        Tensors.Equal([2], [5, 11], y.MatMul(x));
        Tensors.Equal([], [5], x.MatMul(x));
        Tensors.Equal([3, 2], [5, 11, 5, 11, 5, 11], y.BroadcastTo(3, 2, 2).MatMul(x));
    }

    [Fact]
    public void Einsum_IsTheOtherProducts()
    {
        var random = new Random(10);
        Tensor a = Tensors.Random(random, 2, 3, 4), b = Tensors.Random(random, 2, 4, 5), w = Tensors.Random(random, 4, 6);

        Near(a.MatMul(b), Tensor.Einsum("bik,bkj->bij", a, b));
        Near(a.MatMul(b).Transpose(2, 0, 1), Tensor.Einsum("bik, bkj -> jbi", a, b));
        Near(a.Dot(w), Tensor.Einsum("xyk,kn->xyn", a, w));
        Near((a * b.Transpose(0, 2, 1)[.., ..3]).Sum(), Tensor.Einsum("xyz,xyz->", a, b.Transpose(0, 2, 1)[.., ..3]));
        Near(a.Sum(0).Sum(0).ExpandDims(1) * w.Sum(0), Tensor.Einsum("xyk,zn->kn", a, w)); // letters of one operand alone are summed over
    }

    private static void Near(Tensor expected, Tensor actual) => Tensors.Near(expected.Shape.ToArray(), expected.ToArray().Select(v => (double)v), actual, 2e-6);
}
