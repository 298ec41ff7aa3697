using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Memory;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Programs;
using NeuralSeqGen.Compiler.Schedule.Values;

namespace NeuralSeqGen.Compiler.Schedule.Storage;

/// <summary>The work memory of a program while it is scheduled: gives values places there and notes from when to when each is in use.</summary>
internal sealed class Arena(ValueStorage storage)
{
    private readonly List<MemoryBuffer> _buffers = [];
    private int _position;

    /// <summary>Goes on to the next position of the program; what is in use at different ones may share memory.</summary>
    public void Advance() => _position++;

    /// <summary>Gives every buffer its place; returns the floats needed.</summary>
    public int Plan() => MemoryPlanner.Plan(_buffers);

    /// <summary>Notes that a layout is in use here.</summary>
    public Layout Touch(Layout layout)
    {
        layout.Buffer.Touch(_position);
        return layout;
    }

    /// <summary>Adds the call of a kernel that is written.</summary>
    public void Call(Level level, KernelBuilder builder)
    {
        foreach (var buffer in builder.Buffers)
        {
            buffer.Touch(_position);
        }

        level.Commands.Add(builder.Call);
    }

    /// <summary>A new place for a value in one form.</summary>
    public Layout Place(Value value, Form form, string name) => form == Form.Features ? PlaceRows(value, name) : Place(value, value.Shape, name);

    /// <summary>A new place for a value under a shape of its own, its rows padded as the kind of program needs them.</summary>
    public Layout Place(Value value, Shape shape, string name)
    {
        int padding = storage.RowPadding;
        var padded = shape.Rank == 0 ? new Shape(padding) : shape.With(-1, (shape.Last + padding - 1) / padding * padding);

        // a view may start inside the last row; whole vectors are read there all the same
        int tail = padding > 1 ? padding : 0;
        var buffer = Buffer(padded.LongElements + tail, value.Name ?? name, storage.Samples, value.Producer?.Scope);
        return new Layout(buffer, AffineIndex.Zero, shape, shape.Rank == 0 ? EquatableArray<int>.Empty : new(padded.Strides()));
    }

    /// <summary>A new place for the steps of a scan.</summary>
    public Layout PlaceSteps(Value value, Form form, string name) =>
        form == Form.Features ? PlaceRows(value, name) : Place(value, storage.StoredSteps(value.Shape), name) with { Shape = value.Shape };

    /// <summary>A buffer of so many elements, for a value of a layer.</summary>
    public MemoryBuffer Buffer(long elements, string name, int scale, string? scope = null)
    {
        if (elements * scale > WorkMemoryException.MostFloats)
        {
            throw new WorkMemoryException(scope ?? "", elements * scale, elements * scale);
        }

        var buffer = new MemoryBuffer(BufferKind.Arena, (int)elements, name, scale) { Scope = scope ?? "" };
        _buffers.Add(buffer);
        return buffer;
    }

    /// <summary>A place for a value with features in the lanes: for each index of the axes before the last, a row of whole vectors for every sample.</summary>
    private Layout PlaceRows(Value value, string name)
    {
        int row = Group.RoundUp(value.Shape.Last);
        var padded = value.Shape.With(-1, row * Group.Size);

        // a view may start inside the last row; whole vectors are read there all the same
        var buffer = Buffer(padded.LongElements + Group.Size, value.Name ?? name, 1, value.Producer?.Scope);
        return new Layout(buffer, AffineIndex.Zero, value.Shape, new(padded.Strides())) { Samples = row };
    }
}
