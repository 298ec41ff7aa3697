using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Tiles;

namespace NeuralSeqGen.Compiler.Schedule.SamplesInLanes;

/// <summary>Sums over the rows of a product's second factor, one register per column of the tile; see <see cref="RowSums"/>.</summary>
/// <param name="tile">The product's tile.</param>
/// <param name="takes">Whether this tile takes the sums: one of all tiles of rows does.</param>
internal sealed class RowSumRegisters(Tile tile, bool takes)
{
    private readonly List<(Cluster Cluster, IReadOnlyList<Register> Sums)> _sums = [];

    /// <summary>Of all sums, once they have begun.</summary>
    public IEnumerable<Register> Registers => _sums.SelectMany(s => s.Sums);

    public void Begin()
    {
        foreach (var sum in takes ? tile.Cluster.RowSums : [])
        {
            string hint = sum.Root!.Output.Name ?? "total";
            _sums.Add((sum, [.. Enumerable.Range(0, tile.Area.Columns).Select(j => tile.Define(hint, j, new OperandExpression(new Immediate(0)), tile.Statements))]));
        }
    }

    /// <summary>Adds a row to the registers that stand for the sums there.</summary>
    public void Add(IReadOnlyList<Operand> row, Func<Register, Register> part, List<Statement> into)
    {
        foreach (var (_, sums) in _sums)
        {
            into.AddRange(sums.Select(part).Select((sum, j) => new AssignStatement(sum, new ApplyExpression(LaneFunction.Add, [sum, row[j]]))));
        }
    }

    /// <summary>What follows each sum, and its stores.</summary>
    public void End()
    {
        foreach (var (cluster, sums) in _sums)
        {
            var row = tile.Beside(cluster, tile.Area with { Outer = [], Row = null, Rows = 1 });
            for (int j = 0; j < sums.Count; j++)
            {
                row.SetRegister(cluster.Root!.Output, j, sums[j]);
            }

            Enumerable.Range(0, sums.Count).ToList().ForEach(row.EmitEpilogue);
        }
    }
}
