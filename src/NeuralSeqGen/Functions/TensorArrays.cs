namespace NeuralSeqGen;

/// <summary>Tensors from arrays of C# and back.</summary>
internal static class TensorArrays
{
    public static Tensor Create(ReadOnlySpan<float> values, ReadOnlySpan<int> shape)
    {
        int[] extents = shape.Length == 0 ? [values.Length] : shape.ToArray();
        return FunctionShapes.Holds(extents, values.Length) ? new(extents, values.ToArray())
            : throw FunctionShapes.Mismatch("Create", $"{values.Length} numbers for a tensor of {ShapeText.Of(extents)}.", "shape", extents, [values.Length]);
    }

    public static Tensor Create(Array values)
    {
        float[] flat = new float[values.Length];
        Buffer.BlockCopy(values, 0, flat, 0, flat.Length * sizeof(float));
        return Create(flat, ShapeSentences.Extents(values));
    }

    public static Tensor Arange(int count) => new([FunctionShapes.AtLeast("Arange", "count", 1, count)], [.. Enumerable.Range(0, count).Select(i => (float)i)]);

    public static float Number(Tensor x) =>
        x.Values.Length == 1 ? x.Values[0] : throw FunctionShapes.Mismatch("(float)x", $"{ShapeText.Of(x.Shape)} is not one number.", "x", [], x.Shape);

    public static int Hash(Tensor x)
    {
        var hash = new HashCode();
        foreach (int extent in x.Shape)
        {
            hash.Add(extent);
        }

        foreach (float value in x.Values)
        {
            hash.Add(value);
        }

        return hash.ToHashCode();
    }
}
