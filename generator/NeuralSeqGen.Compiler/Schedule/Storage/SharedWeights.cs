using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Memory;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Programs;
using NeuralSeqGen.Compiler.Schedule.Tiles;
using NeuralSeqGen.Compiler.Schedule.Values;

namespace NeuralSeqGen.Compiler.Schedule.Storage;

/// <summary>Numbers that all samples share as kernels with features in the lanes read them: along the last axis, in panels where they are many. One copy serves all that read it.</summary>
internal sealed class SharedWeights(Arena arena, Copies copies, Tiling tiling)
{
    // fewer rows of weights stay in the cache as they are
    private const int ManyRows = 32;

    private readonly Dictionary<(MemoryBuffer, int, Shape, EquatableArray<int>), Layout> _packed = [];
    private readonly Dictionary<(MemoryBuffer, int, Shape, EquatableArray<int>), Layout> _panels = [];

    /// <summary>Weights [k…, N], vectors along N: the parameters themselves, or panels.</summary>
    /// <param name="level">The code that reads them.</param>
    /// <param name="layout">Where they are.</param>
    /// <param name="scope">Whose they are.</param>
    public Layout Panels(Level level, Layout layout, string scope)
    {
        if (layout.Buffer.Kind == BufferKind.Parameters && layout.Strides.Last() == 1 && layout.Shape.Rows < ManyRows)
        {
            return layout;
        }

        if (!_panels.TryGetValue(Key(layout), out var panels))
        {
            var buffer = arena.Buffer(FeaturesInLanes.PanelLoops.Length(layout.Shape, tiling.Lanes), "weights", 1, scope);
            _panels[Key(layout)] = panels = FeaturesInLanes.PanelLoops.Panels(buffer, layout.Shape, tiling.Lanes);
            var builder = new KernelBuilder("Pack", Form.Features, tiling.Lanes);
            new FeaturesInLanes.PanelLoops(builder, tiling).Emit(layout, panels);
            arena.Call(level, builder);
        }

        return arena.Touch(panels);
    }

    /// <summary>A copy whose rows run on and are padded to whole vectors.</summary>
    /// <param name="level">The code that reads them.</param>
    /// <param name="layout">Where they are.</param>
    /// <param name="scope">Whose they are.</param>
    public Layout Packed(Level level, Layout layout, string scope)
    {
        if (!_packed.TryGetValue(Key(layout), out var packed))
        {
            var padded = layout.Shape.With(-1, Group.RoundUp(layout.Shape.Last));
            var buffer = arena.Buffer(padded.LongElements + Group.Size, "weights", 1, scope);
            _packed[Key(layout)] = packed = new Layout(buffer, AffineIndex.Zero, layout.Shape, new(padded.Strides()));
            copies.Write(level, new Copy(null, layout, packed, "weights"), "Pack");
        }

        return arena.Touch(packed);
    }

    private static (MemoryBuffer, int, Shape, EquatableArray<int>) Key(Layout layout) => (layout.Buffer, layout.Start.Constant, layout.Shape, layout.Strides);
}
