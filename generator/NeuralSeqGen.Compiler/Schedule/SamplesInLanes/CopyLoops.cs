using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Programs;
using NeuralSeqGen.Compiler.Schedule.Tiles;

namespace NeuralSeqGen.Compiler.Schedule.SamplesInLanes;

/// <summary>Writes one value, or one number, into a layout with samples in the lanes, element by element.</summary>
internal sealed class CopyLoops(KernelBuilder builder, Tiling tiling)
{
    public void Emit(Copy copy)
    {
        builder.Kernel.Remarks.Add(copy.Remark);
        var whole = copy.WithAxis();
        LaneLoops.Emit(builder, tiling, Loops.Over(builder, "i", whole.Rows, 1, row => Row(whole, row)));
    }

    private IReadOnlyList<Statement> Row(Copy copy, IReadOnlyList<AffineIndex> row) =>
        Loops.Tiles(builder, "j", Tiling.Split(copy.Shape.Last, tiling.Elementwise(copy.Shape.Last)), (column, size) => [.. Enumerable.Range(0, size).Select(j => Element(copy, [.. row, column + j]))]);

    private StoreStatement Element(Copy copy, IReadOnlyList<AffineIndex> indices)
    {
        var value = copy.Constant ?? Operands.Load(builder, copy.Source!, indices, copy.Name);
        var (pointer, index) = builder.Address(copy.Target, indices, copy.Name);
        return new StoreStatement(pointer, index, value);
    }
}
