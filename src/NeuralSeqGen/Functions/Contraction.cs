namespace NeuralSeqGen;

/// <summary>Sums of products of two tensors: for every index of the result, over every index of the axes that are summed.</summary>
internal static class Contraction
{
    public static Tensor Dot(Tensor x, Tensor y)
    {
        if (x.Rank == 0 || y.Rank is 0 or > 2 || x.Shape[^1] != y.Shape[0])
        {
            throw Refused("Dot", x, y, "The last axis of the left one has to be the first of the right one, which is a matrix (k, n) or a vector (k). More axes take MatMul or Einsum.");
        }

        char[] rows = Labels(x.Rank - 1);
        return Einsum("Dot", [.. rows, 'y'], y.Rank == 1 ? ['y'] : ['y', 'z'], y.Rank == 1 ? rows : [.. rows, 'z'], x, y);
    }

    public static Tensor MatMul(Tensor x, Tensor y)
    {
        if (x.Rank == 0 || y.Rank == 0 || x.Shape[^1] != y.Shape[^Math.Min(2, y.Rank)])
        {
            throw Refused("MatMul", x, y, "The last axis of the left one has to be the last but one of the right one: (…, m, k) and (…, k, n).");
        }

        Tensor a = x.Rank == 1 ? x.ExpandDims(0) : x, b = y.Rank == 1 ? y.ExpandDims(1) : y;
        int[] batch = FunctionShapes.Common("MatMul", a.Shape[..^2], b.Shape[..^2]);
        char[] labels = Labels(batch.Length);
        var product = Einsum("MatMul", [.. labels, 'x', 'y'], [.. labels, 'y', 'z'], [.. labels, 'x', 'z'], a.BroadcastTo([.. batch, .. a.Shape[^2..]]), b.BroadcastTo([.. batch, .. b.Shape[^2..]]));
        return product.Reshape([.. batch, .. x.Rank == 1 ? [] : x.Shape[^2..^1], .. y.Rank == 1 ? [] : y.Shape[^1..]]);
    }

    public static Tensor Einsum(string equation, Tensor x, Tensor y)
    {
        var parsed = EinsumEquation.Parse(equation, x.Shape, y.Shape);
        return Einsum("Einsum", parsed.Left, parsed.Right, parsed.Result, x, y);
    }

    private static Tensor Einsum(string operation, char[] left, char[] right, char[] result, Tensor x, Tensor y)
    {
        var extents = new Dictionary<char, int>();
        Add(left, x.Shape);
        Add(right, y.Shape);
        char[] summed = [.. extents.Keys.Except(result)];
        int[] shape = [.. result.Select(label => extents[label])], depth = [.. summed.Select(label => extents[label])];
        return new(shape, Sums(x, y, Offsets(left, x, result, shape), Offsets(right, y, result, shape), Offsets(left, x, summed, depth), Offsets(right, y, summed, depth)));

        void Add(char[] labels, ReadOnlySpan<int> own)
        {
            for (int axis = 0; axis < labels.Length; axis++)
            {
                if (extents.TryAdd(labels[axis], own[axis]) || extents[labels[axis]] == own[axis])
                {
                    continue;
                }

                throw Refused(operation, x, y, $"'{labels[axis]}' is {extents[labels[axis]]} on the left and {own[axis]} on the right.");
            }
        }
    }

    /// <summary>Where each index of some labels leads in an operand, which repeats itself along those it lacks.</summary>
    private static int[] Offsets(char[] labels, Tensor operand, char[] over, int[] extents)
    {
        int[] strides = TensorView.Of(operand.Shape).Strides;
        return new TensorView(extents, [.. over.Select(label => Array.IndexOf(labels, label)).Select(axis => axis < 0 ? 0 : strides[axis])]).Offsets();
    }

    private static float[] Sums(Tensor x, Tensor y, int[] xRows, int[] yRows, int[] xTerms, int[] yTerms)
    {
        float[] sums = new float[xRows.Length];
        ReadOnlySpan<float> a = x.Values, b = y.Values;
        for (int i = 0; i < sums.Length; i++)
        {
            double sum = 0;
            for (int k = 0; k < xTerms.Length; k++)
            {
                sum += (double)a[xRows[i] + xTerms[k]] * b[yRows[i] + yTerms[k]];
            }

            sums[i] = (float)sum;
        }

        return sums;
    }

    private static char[] Labels(int count) => [.. Enumerable.Range(0, count).Select(i => (char)('A' + i))];

    private static ShapeMismatchException Refused(string operation, Tensor x, Tensor y, string remedy) =>
        FunctionShapes.Mismatch(operation, $"{ShapeText.Of(x.Shape)} and {ShapeText.Of(y.Shape)} do not fit. {remedy}", "y", x.Shape, y.Shape);
}
