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
        foreach (var factors in Factors.Of(tile.Cluster.Root!))
        {
            tile.Statements.AddRange(Loops.Over(tile.Job.Builder, "k", factors.Contracted, Loops.Few, k => MultiplyAdd(factors, k, sums)));
        }
    }

    private List<Statement> MultiplyAdd(Factors factors, IReadOnlyList<AffineIndex> k, IReadOnlyList<Register> sums)
    {
        var into = new List<Statement>();
        var right = Enumerable.Range(0, tile.Area.Columns).Select(j => tile.Operands.Right(factors, j, k)).ToList();
        if (tile.Area.Rows > 1)
        {
            right = right.Select((x, j) => (Operand)tile.Define("b", j, new OperandExpression(x), into)).ToList();
        }

        rowSums.Add(right, into);
        ProductSums.MultiplyAdd(tile, row => tile.Operands.Left(factors, row, k), right, (row, column) => sums[(row * tile.Area.Columns) + column], into);
        return into;
    }
}
