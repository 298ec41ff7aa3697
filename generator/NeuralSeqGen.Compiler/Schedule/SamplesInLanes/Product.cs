using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Tiles;

namespace NeuralSeqGen.Compiler.Schedule.SamplesInLanes;

/// <summary>The product of a tile with samples in the lanes: all terms accumulate in the same registers, one for each row and column.</summary>
/// <param name="tile">The tile.</param>
/// <param name="rowSums">Sums over the second factor's rows that are taken on the way.</param>
internal sealed class Product(Tile tile, RowSumRegisters rowSums)
{
    public void Emit()
    {
        var sums = ProductSums.Begin(tile);
        rowSums.Begin();
        IReadOnlyList<Register> all = [.. sums, .. rowSums.Registers];
        foreach (var factors in Factors.Of(tile.Cluster.Root!))
        {
            tile.Statements.AddRange(LongSums.Over(tile.Job.Builder, "k", factors.Contracted, Loops.Few, all, (k, part) => MultiplyAdd(factors, k, sums, part)));
        }
    }

    private List<Statement> MultiplyAdd(Factors factors, IReadOnlyList<AffineIndex> k, IReadOnlyList<Register> sums, Func<Register, Register> part)
    {
        var into = new List<Statement>();
        var right = ProductSums.Right(tile, factors, k, into);
        rowSums.Add(right, part, into);
        ProductSums.MultiplyAdd(tile, row => tile.Operands.Left(factors, row, k), right, (row, column) => part(sums[(row * tile.Area.Columns) + column]), into);
        return into;
    }
}
