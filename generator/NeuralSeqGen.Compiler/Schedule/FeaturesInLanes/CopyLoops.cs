using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Programs;
using NeuralSeqGen.Compiler.Schedule.Tiles;

namespace NeuralSeqGen.Compiler.Schedule.FeaturesInLanes;

/// <summary>Writes one value, or one number, into the rows of a group with features in the lanes, vector by vector.</summary>
internal sealed class CopyLoops(KernelBuilder builder, Tiling tiling)
{
    private const int Together = 4;

    public void Emit(Copy copy)
    {
        builder.Kernel.Remarks.Add(copy.Remark);
        builder.Kernel.Body.AddRange(Loops.Over(builder, "i", copy.Rows, 1, row => Row(copy, row)));
    }

    private IReadOnlyList<Statement> Row(Copy copy, IReadOnlyList<AffineIndex> row) =>
        builder.Repeat("vector", (copy.Shape.Last + tiling.Lanes - 1) / tiling.Lanes, vector =>
            builder.Repeat("sample", Group.Size / Together, sample => [.. Enumerable.Range(0, Together).Select(s => Element(copy, [.. row, vector * tiling.Lanes], (sample * Together) + s))]));

    private StoreStatement Element(Copy copy, IReadOnlyList<AffineIndex> indices, AffineIndex sample)
    {
        var (pointer, index) = builder.Address(copy.Target, indices, copy.Name, sample);
        return new StoreStatement(pointer, index, copy.Constant ?? Load(copy, indices, sample));
    }

    private Inline Load(Copy copy, IReadOnlyList<AffineIndex> indices, AffineIndex sample)
    {
        var (pointer, index) = builder.Address(copy.Source!, indices, copy.Name, sample);
        return new Inline(new LoadExpression(pointer, index));
    }
}
