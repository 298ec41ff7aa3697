using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Schedule;

namespace NeuralSeqGen.Compiler.Emit;

/// <summary>Prints the calls that move rows of tables.</summary>
internal static class RowPrinter
{
    /// <summary>Rows of a table by ids.</summary>
    public static string Gather(GatherRowsStep step)
    {
        string ids = DriverAddress.Of(step.Ids), table = $"{DriverAddress.Of(step.Table)}, {Literal.Int(step.Table.Shape[0])}, {Literal.Int(step.Table.Shape[1])}", target = DriverAddress.Of(step.Target);
        return step.Lanes == LaneAxis.Sample
            ? $"LaneMemory.GatherRows({ids}, {Literal.Int(step.Ids.Shape.Elements)}, {table}, {target});"
            : $"LaneMemory.GatherSequence({ids}, {OneSequencePorts.Extents(step.Ids)}, {OneSequencePorts.Stride(step.Ids)}, {table}, {target}, {OneSequencePorts.Stride(step.Target)});";
    }

    /// <summary>Rows added to a table's gradient, which lists the rows that were touched.</summary>
    public static string Scatter(ScatterRowsStep step, IReadOnlyList<RowTable> tables)
    {
        var table = tables.FirstOrDefault(t => t.Offset == step.Gradient.Start.Constant);
        string touched = table is null ? "null" : DriverAddress.Offset("group.TouchedRows", table.ListStart);
        return $"LaneMemory.ScatterAddRows({DriverAddress.Of(step.Ids)}, {DriverAddress.Of(step.Values)}, {Literal.Int(step.Ids.Shape.Elements)}, {Literal.Int(step.Gradient.Shape[1])}, group.Count, "
            + $"{DriverAddress.Of(step.Gradient)}, {Literal.Int(step.Gradient.Shape[0])}, {touched});";
    }
}
