using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;
using NeuralSeqGen.Compiler.Schedule.Plan;

namespace NeuralSeqGen.Compiler.Schedule.Memory;

/// <summary>A parameter whose gradient only gets rows added: the runtime clears and merges the rows a batch names and not the whole.</summary>
/// <param name="Offset">First float among the parameters.</param>
/// <param name="Rows">Rows of the table.</param>
/// <param name="Width">Floats in a row.</param>
/// <param name="ListStart">Where its list of touched rows begins among those of all tables, in integers.</param>
internal sealed record RowTable(int Offset, int Rows, int Width, int ListStart)
{
    /// <summary>The tables of a training program, by ascending offset.</summary>
    public static IReadOnlyList<RowTable> Of(IReadOnlyList<Graph> phases)
    {
        var gradients = phases.SelectMany(p => p.Gradients.Select(g => (Port: p.Ports[Clusterer.Origin(g.Parameter)], g.Parameter, g.Gradient)));
        var tables = new List<RowTable>();
        int lists = 0;
        foreach (var table in gradients.GroupBy(g => g.Port.Index).Where(g => g.All(e => e.Gradient.Producer?.Op is ScatterAddRowsOp)).OrderBy(g => g.Key))
        {
            var shape = table.First().Parameter.Shape;
            tables.Add(new(table.Key, shape[0], shape[1], lists));
            lists += 1 + (2 * shape[0]);
        }

        return tables;
    }
}
