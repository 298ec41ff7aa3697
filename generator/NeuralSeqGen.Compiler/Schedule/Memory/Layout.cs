using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Plan;

namespace NeuralSeqGen.Compiler.Schedule.Memory;

/// <summary>Where the elements of a value are: a buffer, the place of element 0 (it may depend on the time step) and one stride per axis, in elements.</summary>
internal sealed record Layout(MemoryBuffer Buffer, AffineIndex Start, Shape Shape, EquatableArray<int> Strides)
{
    /// <summary>Floats from a sample to the next where the lanes run along the last axis; 0 where they are the samples, or where all samples share the value.</summary>
    public int Samples { get; init; }

    /// <summary>Floats from a sample to the next, in either form.</summary>
    public int SampleStride => Samples > 0 || Buffer.Scale == 1 ? Samples : 1;

    /// <summary>Whether there is a number for each sample of a group; not so for the values of one sequence, and for what all samples share.</summary>
    public bool HasSamples => SampleStride > 0;

    /// <summary>Whether vectors of it are numbers of the samples, and not neighbours along the last axis.</summary>
    public bool HasSamplesInLanes => HasSamples && Form == Form.Samples;

    /// <summary>Which of the two forms a group's value has.</summary>
    public Form Form => Samples > 0 ? Form.Features : Form.Samples;

    /// <summary>Whether it is rows of neighbouring elements at one distance from each other.</summary>
    public bool IsRows => Shape.Rank == 0 || (Strides[Shape.Rank - 1] == 1 && (Shape.Rank == 1 || Take(Shape.Rank - 1).Reshape(new Shape(Shape.Rows)) is not null));

    public static Layout Dense(MemoryBuffer buffer, Shape shape, AffineIndex? start = null) => new(buffer, start ?? AffineIndex.Zero, shape, new(shape.Strides()));

    /// <summary>Place of an element, in elements.</summary>
    public AffineIndex At(IReadOnlyList<AffineIndex> indices) => indices.Select((index, axis) => index * Strides[axis]).Aggregate(Start, (a, b) => a + b);

    public Layout Slice(int axis, int start, int length) => this with { Start = Start + (start * Strides[axis]), Shape = Shape.With(axis, length) };

    /// <summary>Every n-th element of an axis, a number of them.</summary>
    public Layout Every(int axis, int start, int every, int count) => this with
    {
        Start = Start + (start * Strides[axis]),
        Shape = Shape.With(axis, count),
        Strides = Strides.Select((s, i) => i == axis ? s * every : s).ToEquatableArray(),
    };

    /// <summary>Windows along an axis as a new axis behind it.</summary>
    public Layout Window(int axis, int windows, int size, int stride, int dilation)
    {
        var strides = Strides.ToList();
        strides[axis] = Strides[axis] * stride;
        strides.Insert(axis + 1, Strides[axis] * dilation);
        return Over(Shape.With(axis, windows).Insert(axis + 1, size), strides);
    }

    /// <summary>Fixes one axis at an index, which may be a loop variable.</summary>
    public Layout Fix(int axis, AffineIndex index) =>
        Over(Shape.Without(axis), Strides.Where((_, i) => i != axis)) with { Start = Start + (index * Strides[axis]) };

    /// <summary>The first axes, the others at 0.</summary>
    public Layout Take(int axes) => Over(Shape.Take(axes), Strides.Take(axes));

    public Layout Reverse(int axis) => this with
    {
        Start = Start + ((Shape[axis] - 1) * Strides[axis]),
        Strides = Strides.Select((s, i) => i == axis ? -s : s).ToEquatableArray(),
    };

    public Layout Transpose(IReadOnlyList<int> permutation) =>
        Over(new Shape(permutation.Select(a => Shape[a]).ToArray()), permutation.Select(a => Strides[a]));

    public Layout Broadcast(Shape shape, IReadOnlyList<int> axes)
    {
        int[] strides = new int[shape.Rank];
        for (int i = 0; i < axes.Count; i++)
        {
            strides[axes[i]] = Strides[i];
        }

        return Over(shape, strides);
    }

    /// <summary>The same elements under another shape, or null when that takes a copy.</summary>
    public Layout? Reshape(Shape shape)
    {
        var (extents, strides) = Merged();
        int[] result = new int[shape.Rank];
        int group = extents.Count - 1, left = group >= 0 ? extents[group] : 1, stride = group >= 0 ? strides[group] : 1;
        for (int axis = shape.Rank - 1; axis >= 0; axis--)
        {
            if (shape[axis] == 1)
            {
                continue;
            }

            while (left == 1 && group > 0)
            {
                group--;
                (left, stride) = (extents[group], strides[group]);
            }

            if (left % shape[axis] != 0)
            {
                return null;
            }

            result[axis] = stride;
            stride *= shape[axis];
            left /= shape[axis];
        }

        return Over(shape, result);
    }

    private Layout Over(Shape shape, IEnumerable<int> strides) => this with { Shape = shape, Strides = strides.ToEquatableArray() };

    /// <summary>Axes longer than 1, neighbours that run on joined.</summary>
    public (List<int> Extents, List<int> Strides) Merged()
    {
        var extents = new List<int>();
        var strides = new List<int>();
        for (int axis = 0; axis < Shape.Rank; axis++)
        {
            if (Shape[axis] == 1)
            {
                continue;
            }

            if (extents.Count > 0 && strides[strides.Count - 1] == Strides[axis] * Shape[axis])
            {
                extents[extents.Count - 1] *= Shape[axis];
                strides[strides.Count - 1] = Strides[axis];
                continue;
            }

            extents.Add(Shape[axis]);
            strides.Add(Strides[axis]);
        }

        return (extents, strides);
    }
}
