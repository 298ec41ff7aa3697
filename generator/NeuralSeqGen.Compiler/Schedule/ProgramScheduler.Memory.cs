using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;
using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Memory;
using NeuralSeqGen.Compiler.Schedule.OneSequence;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Values;

namespace NeuralSeqGen.Compiler.Schedule;

/// <summary>Where values are: the runtime's arrays, the arena, views of both.</summary>
internal sealed partial class ProgramScheduler
{
    // an element is a cache line; shorter rows of a power of 2 still spread over enough sets
    private const int ConflictingLines = 8;

    private MemoryBuffer StateBuffer(Port port)
    {
        if (!_stateBuffers.TryGetValue(port, out var buffer))
        {
            string name = port.Kind switch { PortKind.Weight => "parameter", PortKind.WeightGradient => "gradient", _ => $"slot{port.Index}" };
            _stateBuffers[port] = buffer = new MemoryBuffer(BufferKind.State, 1, name);
        }

        return buffer;
    }

    /// <summary>One of the runtime's arrays, as long as the graph's ports reach.</summary>
    private MemoryBuffer Array(Level level, BufferKind kind)
    {
        if (!_arrays.TryGetValue(kind, out var buffer))
        {
            var ports = kind switch
            {
                BufferKind.Sums => level.Graph.Results.Where(r => r.Port.Kind == PortKind.Sum),
                BufferKind.PhaseSums => level.Graph.Results.Where(r => r.Port.Kind == PortKind.PhaseSum),
                _ => level.Graph.Ports.Where(p => p.Value.Kind == PortKind.Parameter).Select(p => (Port: p.Value, Value: p.Key)),
            };
            int length = ports.Select(p => p.Port.Index + p.Value.Shape.Elements).DefaultIfEmpty(0).Max();
            _arrays[kind] = buffer = new MemoryBuffer(kind, length, kind.ToString().ToLowerInvariant());
        }

        return buffer;
    }

    /// <summary>A new place in the arena for a value; with features in lanes rows are padded to whole vectors.</summary>
    private Layout Allocate(Value value, Shape shape, string name)
    {
        int padding = _form == Form.Features ? Group.Size : 1;
        var padded = shape.Rank == 0 ? new Shape(padding) : shape.With(-1, (shape.Last + padding - 1) / padding * padding);

        // a view may start inside the last row; whole vectors are read there all the same
        int tail = _form == Form.Features ? Group.Size : 0;
        var buffer = new MemoryBuffer(BufferKind.Arena, padded.Elements + tail, value.Name ?? name, _form);
        _buffers.Add(buffer);
        return new Layout(buffer, AffineIndex.Zero, shape, shape.Rank == 0 ? EquatableArray<int>.Empty : new(padded.Strides()));
    }

    /// <summary>
    /// A place for the steps of a scan. Products over the steps read one element of each: rows of an odd number of cache lines keep those from meeting in a
    /// few sets of the cache.
    /// </summary>
    private Layout AllocateSteps(Value value, string name)
    {
        if (_form == Form.Features || value.Shape.Rank < 2 || value.Shape.Last < ConflictingLines || value.Shape.Last % 2 == 1)
        {
            return Allocate(value, value.Shape, name);
        }

        return Allocate(value, value.Shape.With(-1, value.Shape.Last + 1), name) with { Shape = value.Shape };
    }

    /// <summary>A layout whose elements are one after another in the arena, copied there if need be.</summary>
    private Layout Contiguous(Level level, Value value)
    {
        if (level.Constant(value) is null)
        {
            var layout = ResolveAs(level, value, Form.Samples);
            if (layout.Buffer.Kind == BufferKind.Arena && (_form == Form.Features ? IsRows(layout) : layout.Strides.Equals(new(layout.Shape.Strides()))))
            {
                return layout;
            }
        }

        var copy = Allocate(value, value.Shape, "copy");
        Copy(level, value, copy, value.Producer?.Scope ?? "");
        return copy;
    }

    /// <summary>Rows of neighbouring elements at one distance from each other.</summary>
    private static bool IsRows(Layout layout) => layout.Shape.Rank == 0 ||
        (layout.Strides[layout.Shape.Rank - 1] == 1 && (layout.Shape.Rank == 1 || layout.Take(layout.Shape.Rank - 1).Reshape(new Shape(layout.Shape.Rows)) is not null));

    /// <summary>Where the elements of a value are; a reshape that no strides express is copied first.</summary>
    private Layout Resolve(Level level, Value value)
    {
        if (level.Known(value) is { } known)
        {
            return known;
        }

        if (level.Captured(value) is { } captured)
        {
            return Resolve(captured.Level, captured.Value);
        }

        if (value.Producer is not { Op.IsView: true } producer)
        {
            throw new GraphException($"{value} is read before it is made");
        }

        if (View(producer, value.Shape, Resolve(level, producer.Inputs[0])) is { } view)
        {
            return view;
        }

        var copy = Allocate(value, value.Shape, "copy");
        if (copy.Reshape(producer.Inputs[0].Shape) is not { } target)
        {
            throw new UnsupportedScheduleException("a reshape across padded rows");
        }

        Copy(level, producer.Inputs[0], target, producer.Scope);
        level.SetLayout(value, copy);
        return copy;
    }

    /// <summary>Where the elements of a view of a value are; null where no strides say that.</summary>
    private static Layout? View(Node node, Shape shape, Layout x) => node.Op switch
    {
        SliceOp slice => x.Slice(slice.Axis, slice.Start, slice.Length),
        ReverseOp reverse => x.Reverse(reverse.Axis),
        TransposeOp transpose => x.Transpose(transpose.Permutation),
        BroadcastOp broadcast => x.Broadcast(broadcast.Shape, broadcast.Axes),
        WindowOp window => x.Window(window.Axis, shape[window.Axis], window.Size, window.Stride, window.Dilation),
        _ => x.Reshape(shape),
    };
}
