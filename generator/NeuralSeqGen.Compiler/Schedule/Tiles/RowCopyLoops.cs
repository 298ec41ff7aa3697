using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Memory;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Programs;

namespace NeuralSeqGen.Compiler.Schedule.Tiles;

/// <summary>
/// Writes one value, or one number, into a layout without samples, one of one sequence or of what all samples of a group share. The last axis is in the lanes:
/// whole vectors where both sides run on, else one by one.
/// </summary>
internal sealed class RowCopyLoops(KernelBuilder builder, Tiling tiling)
{
    public void Emit(Copy copy)
    {
        builder.Kernel.Remarks.Add(copy.Remark);
        var whole = copy.WithAxis();
        bool vectors = IsWhole(whole.Target) && (whole.Source is not { } source || (source.Strides.Last() == 1 && source.Buffer.Kind == BufferKind.Arena));
        builder.Kernel.Body.AddRange(Loops.Over(builder, "i", whole.Rows, Loops.Few, row => Row(whole, row, vectors)));
    }

    private IReadOnlyList<Statement> Row(Copy copy, IReadOnlyList<AffineIndex> row, bool vectors)
    {
        int perStore = vectors ? tiling.Lanes : 1, count = (copy.Shape.Last + perStore - 1) / perStore;
        return Loops.Repeat(builder, "j", count, Loops.Few, column => [Element(copy, [.. row, column * perStore], vectors)]);
    }

    private Statement Element(Copy copy, IReadOnlyList<AffineIndex> indices, bool vectors)
    {
        var value = copy.Constant ?? Load(copy, indices, vectors);
        var (pointer, index) = builder.Address(copy.Target, indices, copy.Name);
        return vectors ? new StoreStatement(pointer, index, value) : new StoreFirstStatement(pointer, index, value);
    }

    private Inline Load(Copy copy, IReadOnlyList<AffineIndex> indices, bool vectors)
    {
        var (pointer, index) = builder.Address(copy.Source!, indices, copy.Name);
        return new Inline(vectors ? new LoadExpression(pointer, index) : new BroadcastExpression(pointer, index));
    }

    // a vector may write over the padding of its own row only
    private static bool IsWhole(Layout layout) => layout.Strides.Last() == 1 && layout.Start.Constant % Group.Size == 0 &&
        layout.Start.Terms.All(t => t.Stride % Group.Size == 0) && layout.Strides.Take(layout.Strides.Count - 1).All(s => s % Group.Size == 0);
}
