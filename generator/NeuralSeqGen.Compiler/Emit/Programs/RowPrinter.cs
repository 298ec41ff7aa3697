using NeuralSeqGen.Compiler.Emit.Text;
using NeuralSeqGen.Compiler.Schedule.Memory;
using NeuralSeqGen.Compiler.Schedule.Programs;

namespace NeuralSeqGen.Compiler.Emit.Programs;

/// <summary>Prints the calls that move rows of tables.</summary>
internal static class RowPrinter
{
    /// <summary>Rows of a table by ids.</summary>
    public static string Gather(GatherRowsCommand command)
    {
        string ids = DriverAddress.Of(command.Ids), table = $"{DriverAddress.Of(command.Table)}, {Literal.Int(command.Table.Shape[0])}, {Literal.Int(command.Table.Shape[1])}", target = DriverAddress.Of(command.Target);
        return command.Target.HasSamples
            ? $"__Services.TableMemory.GatherRows({ids}, {Literal.Int(command.Ids.Shape.Elements)}, {table}, {target});"
            : $"__Services.TableMemory.GatherSequence({ids}, {OneSequencePorts.Extents(command.Ids)}, {OneSequencePorts.Stride(command.Ids)}, {table}, {target}, {OneSequencePorts.Stride(command.Target)});";
    }

    /// <summary>Rows added to a table's gradient, which lists the rows that were touched.</summary>
    public static string Scatter(ScatterRowsCommand command, IReadOnlyList<RowTable> tables)
    {
        var table = tables.FirstOrDefault(t => t.Offset == command.Gradient.Start.Constant);
        string touched = table is null ? "null" : DriverAddress.Offset("group.TouchedRows", table.ListStart);
        return $"__Services.TableMemory.ScatterAddRows({DriverAddress.Of(command.Ids)}, {DriverAddress.Of(command.Values)}, {Literal.Int(command.Ids.Shape.Elements)}, {Literal.Int(command.Gradient.Shape[1])}, group.Count, "
            + $"{DriverAddress.Of(command.Gradient)}, {Literal.Int(command.Gradient.Shape[0])}, {touched});";
    }
}
