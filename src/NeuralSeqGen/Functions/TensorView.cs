namespace NeuralSeqGen;

/// <summary>Elements of a tensor in another order: where an index of each axis leads.</summary>
/// <param name="Shape">The extents.</param>
/// <param name="Strides">How far apart neighbours along each axis are; 0 repeats one element.</param>
/// <param name="Start">The element of the indices 0.</param>
internal sealed record TensorView(int[] Shape, int[] Strides, int Start = 0)
{
    /// <summary>All elements as they are.</summary>
    public static TensorView Of(ReadOnlySpan<int> shape)
    {
        int[] strides = new int[shape.Length];
        for (int axis = shape.Length - 1, stride = 1; axis >= 0; axis--)
        {
            strides[axis] = stride;
            stride *= shape[axis];
        }

        return new(shape.ToArray(), strides);
    }

    /// <summary>The elements of a shape as an operand beside another one of the shape <paramref name="common"/>.</summary>
    public static TensorView Repeated(ReadOnlySpan<int> shape, int[] common)
    {
        var own = Of(shape);
        int missing = common.Length - shape.Length;
        return new(common, [.. common.Select((_, axis) => axis < missing || own.Shape[axis - missing] == 1 ? 0 : own.Strides[axis - missing])]);
    }

    /// <summary>The axes in another order.</summary>
    public TensorView Turned(int[] axes) => new([.. axes.Select(axis => Shape[axis])], [.. axes.Select(axis => Strides[axis])], Start);

    /// <summary>One axis behind the others.</summary>
    public TensorView WithLast(int axis) => Turned([.. Enumerable.Range(0, Shape.Length).Where(other => other != axis), axis]);

    /// <summary>Where the elements are, in row-major order of the shape.</summary>
    public int[] Offsets()
    {
        int[] offsets = new int[FunctionShapes.Count(Shape)], index = new int[Shape.Length];
        for (int i = 0, at = Start; i < offsets.Length; i++)
        {
            offsets[i] = at;
            for (int axis = Shape.Length - 1; axis >= 0; axis--)
            {
                at += Strides[axis];
                if (++index[axis] < Shape[axis])
                {
                    break;
                }

                at -= index[axis] * Strides[axis];
                index[axis] = 0;
            }
        }

        return offsets;
    }

    /// <summary>The tensor of these elements.</summary>
    public Tensor Read(Tensor x)
    {
        int[] offsets = Offsets();
        float[] values = new float[offsets.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = x.Values[offsets[i]];
        }

        return new(Shape, values);
    }
}
