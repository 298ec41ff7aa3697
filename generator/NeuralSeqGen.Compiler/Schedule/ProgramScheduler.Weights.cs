using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;
using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Memory;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Programs;
using NeuralSeqGen.Compiler.Schedule.Tiles;
using NeuralSeqGen.Compiler.Schedule.Values;

namespace NeuralSeqGen.Compiler.Schedule;

/// <summary>Weights as kernels with features in the lanes read them: along the last axis, in panels where they are many.</summary>
internal sealed partial class ProgramScheduler
{
    // fewer rows of weights stay in the cache as they are
    private const int ManyRows = 32;

    private readonly Dictionary<(MemoryBuffer, int, Shape, EquatableArray<int>), Layout> _packed = [];
    private readonly Dictionary<(MemoryBuffer, int, Shape, EquatableArray<int>), Layout> _panels = [];

    /// <summary>The second factor of a term as [k…, N], vectors along N: the parameters themselves, or a copy that runs that way.</summary>
    private Layout Weights(Level level, Value value, ProductTerm term)
    {
        if (level.Captured(value) is { } captured)
        {
            return Weights(captured.Level, captured.Value, term);
        }

        var layout = Resolve(level, value);
        layout = term.TransposeB ? layout.Transpose([.. Enumerable.Range(1, layout.Shape.Rank - 1), 0]) : layout;
        return layout.Buffer.Kind == BufferKind.Parameters && layout.Strides.Last() == 1 && layout.Shape.Rows < ManyRows ? layout : Panels(level, layout);
    }

    private Layout Panels(Level level, Layout layout)
    {
        int length = FeaturesInLanes.PanelLoops.Length(layout.Shape, _tiling.Lanes);
        return Copied(level, _panels, layout, length, buffer => FeaturesInLanes.PanelLoops.Panels(buffer, layout.Shape, _tiling.Lanes), (builder, copy) => new FeaturesInLanes.PanelLoops(builder, _tiling).Emit(layout, copy));
    }

    /// <summary>A copy of numbers that all samples share, rows padded to whole vectors.</summary>
    private Layout Packed(Level level, Layout layout)
    {
        var padded = layout.Shape.With(-1, (layout.Shape.Last + Group.Size - 1) / Group.Size * Group.Size);
        return Copied(level, _packed, layout, padded.Elements + Group.Size, buffer => new(buffer, AffineIndex.Zero, layout.Shape, new(padded.Strides())), (builder, copy) => new OneSequence.CopyLoops(builder, _tiling).Emit(new Copy(null, layout, copy, "weights")));
    }

    /// <summary>One copy for all that read the same numbers.</summary>
    private Layout Copied(Level level, Dictionary<(MemoryBuffer, int, Shape, EquatableArray<int>), Layout> copies, Layout layout, int length, Func<MemoryBuffer, Layout> place, Action<KernelBuilder, Layout> emit)
    {
        var key = (layout.Buffer, layout.Start.Constant, layout.Shape, layout.Strides);
        if (!copies.TryGetValue(key, out var copy))
        {
            var buffer = new MemoryBuffer(BufferKind.Arena, length, "weights", Form.Features);
            _buffers.Add(buffer);
            copies[key] = copy = place(buffer);
            var builder = new KernelBuilder("Pack", Form.Features, _tiling.Lanes);
            emit(builder, copy);
            AddCall(level, builder);
        }

        copy.Buffer.Touch(_position);
        return copy;
    }
}
