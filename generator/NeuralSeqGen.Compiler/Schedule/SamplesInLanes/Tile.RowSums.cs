using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Plan;

namespace NeuralSeqGen.Compiler.Schedule.SamplesInLanes;

/// <summary>Sums over the rows of a product's second factor, one per column of the tile.</summary>
internal partial class Tile
{
    private readonly List<(Cluster Cluster, List<Register> Sums)> _rowSums = [];

    /// <summary>Whether this tile takes the sums: one of all tiles of rows does.</summary>
    public bool TakesRowSums { get; init; }

    private void BeginRowSums()
    {
        foreach (var sum in TakesRowSums ? cluster.RowSums : [])
        {
            string hint = sum.Root!.Output.Name ?? "total";
            _rowSums.Add((sum, [.. Enumerable.Range(0, columns).Select(j => Define(hint, j, new OperandExpression(new Immediate(0)), _statements))]));
        }
    }

    private void AddToRowSums(IReadOnlyList<Operand> row, List<Statement> into)
    {
        foreach (var (_, sums) in _rowSums)
        {
            into.AddRange(sums.Select((sum, j) => new AssignStatement(sum, new ApplyExpression(LaneFunction.Add, [sum, row[j]]))));
        }
    }

    private void EndRowSums()
    {
        foreach (var (sum, registers) in _rowSums)
        {
            var tile = new Tile(level, sum, builder, resolve, [], null, 1, column, columns);
            for (int j = 0; j < columns; j++)
            {
                tile.SetRegister(sum.Root!.Output, j, registers[j]);
            }

            tile.EmitEpilogue();
            _statements.AddRange(tile._statements);
        }
    }
}
