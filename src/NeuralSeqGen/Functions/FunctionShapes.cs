namespace NeuralSeqGen;

/// <summary>The rules on shapes that operations of <see cref="Tensor"/> share, and what is thrown where shapes do not fit.</summary>
internal static class FunctionShapes
{
    /// <summary>The shape that both operands are brought to: axes from the last one on, extents equal or one of them 1.</summary>
    public static int[] Common(string operation, ReadOnlySpan<int> x, ReadOnlySpan<int> y)
    {
        int[] common = new int[Math.Max(x.Length, y.Length)];
        for (int back = 1; back <= common.Length; back++)
        {
            int a = back <= x.Length ? x[^back] : 1, b = back <= y.Length ? y[^back] : 1;
            common[^back] = a == b || b == 1 ? a : a == 1 ? b
                : throw Mismatch(operation, $"{ShapeText.Of(x)} and {ShapeText.Of(y)} do not fit: axis {-back} is {a} on the left and {b} on the right. Extents have to be equal, or one of them 1.", "y", x, y);
        }

        return common;
    }

    /// <summary>An axis counted from 0.</summary>
    /// <param name="operation">What it is an axis for.</param>
    /// <param name="axis">As written: −1 is the last one.</param>
    /// <param name="shape">The shape of the operand, which is named.</param>
    /// <param name="added">1 where the axis is one of a result that has one more.</param>
    public static int Axis(string operation, int axis, ReadOnlySpan<int> shape, int added = 0)
    {
        int rank = shape.Length + added;
        return axis >= -rank && axis < rank ? axis < 0 ? axis + rank : axis
            : throw Mismatch(operation, $"axis {axis} of {ShapeText.Of(shape)}: {(rank == 0 ? "a scalar has no axes" : $"the axes are {-rank} to {rank - 1}")}.", "axis", [], shape);
    }

    /// <summary>A number of times, of parts or of elements, which is at least one.</summary>
    public static int AtLeast(string operation, string name, int least, int value) =>
        value >= least ? value : throw Mismatch(operation, $"{name} is {value}; it has to be at least {least}.", name, [least], [value]);

    /// <summary>How many elements a shape has.</summary>
    public static int Count(ReadOnlySpan<int> shape)
    {
        int count = 1;
        foreach (int extent in shape)
        {
            count = checked(count * extent);
        }

        return count;
    }

    /// <summary>Whether a shape, all of whose extents are at least 1, has so many elements.</summary>
    public static bool Holds(ReadOnlySpan<int> shape, int elements)
    {
        long count = 1;
        foreach (int extent in shape)
        {
            if (extent < 1 || count > elements)
            {
                return false;
            }

            count *= extent;
        }

        return count == elements;
    }

    /// <summary>The shape without an axis, or with 1 in its place.</summary>
    public static int[] Without(ReadOnlySpan<int> shape, int axis, bool keepDims = false) => [.. shape[..axis], .. keepDims ? [1] : Array.Empty<int>(), .. shape[(axis + 1)..]];

    /// <summary>The exception: the operation, what does not fit, and the remedy.</summary>
    public static ShapeMismatchException Mismatch(string operation, string text, string parameter, ReadOnlySpan<int> expected, ReadOnlySpan<int> actual) =>
        new(RuntimeRules.FunctionShapes, $"{operation}: {text}", parameter) { Expected = expected.ToArray(), Actual = actual.ToArray() };
}
