using NeuralSeqGen.Compiler.Emit.Text;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Schedule.Memory;
using NeuralSeqGen.Compiler.Schedule.Programs;

namespace NeuralSeqGen.Compiler.Emit.Programs;

/// <summary>Prints the port copies of programs that handle one sequence: rows of the caller's array to padded rows and back.</summary>
internal static class OneSequencePorts
{
    public static string Load(LoadPortCommand command, string target)
    {
        string source = command.Port.Kind switch
        {
            PortKind.Input => $"({(command.Port.IsInteger ? "int" : "float")}*)group.Inputs[{Literal.Int(command.Port.Index)}]",
            PortKind.CarriedState => $"group.States + {Literal.Int(command.Port.Index)}",
            PortKind.State => $"group.Arena + {Literal.Int(command.Port.Index)}",
            _ => throw new InvalidOperationException($"no C# for loading {command.Port.Kind}"),
        };
        return command.Layout.Shape.Rows == 1 && !command.Port.IsInteger
            ? $"__Services.RowMemory.CopyRow({source}, {Columns(command.Layout)}, {target});"
            : $"__Services.RowMemory.LoadSequence({source}, {Rows(command.Layout)}, {Columns(command.Layout)}, {target}, {Stride(command.Layout)});";
    }

    public static string Store(StorePortCommand command, string source)
    {
        string target = command.Port.Kind switch
        {
            PortKind.Output => $"group.Outputs[{Literal.Int(command.Port.Index)}]",
            PortKind.CarriedState => $"group.NextStates + {Literal.Int(command.Port.Index)}",
            PortKind.State => $"group.Arena + {Literal.Int(command.Port.Index)}",
            PortKind.Weight => "range.Values",
            PortKind.WeightGradient => "range.Gradient",
            PortKind.Slot => $"range.Slots[{Literal.Int(command.Port.Index)}]",
            _ => throw new InvalidOperationException($"no C# for storing {command.Port.Kind}"),
        };
        return command.Layout.Shape.Rows == 1
            ? $"__Services.RowMemory.CopyRow({source}, {Columns(command.Layout)}, {target});"
            : $"__Services.RowMemory.StoreSequence({source}, {Stride(command.Layout)}, {Rows(command.Layout)}, {Columns(command.Layout)}, {target});";
    }

    /// <summary>Rows and columns, as two arguments.</summary>
    public static string Extents(Layout layout) => $"{Rows(layout)}, {Columns(layout)}";

    private static string Rows(Layout layout) => Literal.Int(layout.Shape.Rows);

    private static string Columns(Layout layout) => Literal.Int(layout.Shape.Rank == 0 ? 1 : layout.Shape.Last);

    /// <summary>Floats from row to row; 0 where there is one row.</summary>
    public static string Stride(Layout layout) => Literal.Int(layout.Shape.Rank < 2 ? 0 : layout.Strides[layout.Shape.Rank - 2]);
}
