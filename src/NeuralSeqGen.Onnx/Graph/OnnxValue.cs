namespace NeuralSeqGen.Onnx.Graph;

/// <summary>A value of the graph.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shape">Extents of one sample; in front of them stands the batch. Of a constant all extents.</param>
internal sealed record OnnxValue(string Name, int[] Shape)
{
    /// <summary>Whether it has no batch axis.</summary>
    public bool IsConstant { get; init; }

    /// <summary>Whether it is an input of whole numbers.</summary>
    public bool IsInteger { get; init; }

    public int Rank => Shape.Length;

    public int Elements => Shape.Aggregate(1, (product, extent) => product * extent);

    /// <summary>The extents with another one at an axis, which may count from the end.</summary>
    public int[] With(int axis, int extent)
    {
        int[] shape = [.. Shape];
        shape[axis < 0 ? Rank + axis : axis] = extent;
        return shape;
    }
}
