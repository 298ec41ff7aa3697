namespace NeuralSeqGen;

/// <summary>Functions of the numbers along one axis, or of all of them.</summary>
internal static class Axes
{
    /// <summary>A number in place of each row along an axis; of all elements where there is no axis.</summary>
    public static Tensor Fold(string operation, Tensor x, int? axis, bool keepDims, Func<ReadOnlySpan<float>, float> function)
    {
        if (axis is null)
        {
            return new(keepDims ? [.. Enumerable.Repeat(1, x.Rank)] : [], [function(x.Values)]);
        }

        int along = FunctionShapes.Axis(operation, axis.Value, x.Shape), length = x.Shape[along];
        float[] rows = TensorView.Of(x.Shape).WithLast(along).Read(x).ToArray(), values = new float[rows.Length / length];
        for (int row = 0; row < values.Length; row++)
        {
            values[row] = function(rows.AsSpan(row * length, length));
        }

        return new(FunctionShapes.Without(x.Shape, along, keepDims), values);
    }

    /// <summary>A row in place of each row along an axis: the function changes it.</summary>
    public static Tensor Map(string operation, Tensor x, int axis, Action<Span<float>> function)
    {
        int along = FunctionShapes.Axis(operation, axis, x.Shape), length = x.Shape[along];
        int[] offsets = TensorView.Of(x.Shape).WithLast(along).Offsets();
        float[] values = new float[offsets.Length], row = new float[length];
        for (int i = 0; i < offsets.Length; i += length)
        {
            for (int k = 0; k < length; k++)
            {
                row[k] = x.Values[offsets[i + k]];
            }

            function(row);
            for (int k = 0; k < length; k++)
            {
                values[offsets[i + k]] = row[k];
            }
        }

        return new(x.Shape.ToArray(), values);
    }
}
