using System;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Schedule;

namespace NeuralSeqGen.Compiler.Emit;

/// <summary>Prints the port copies of programs that handle one sequence: rows of the caller's array to padded rows and back.</summary>
internal static class OneSequencePorts
{
    public static string Load(LoadPortStep step, string target)
    {
        string source = step.Port.Kind switch
        {
            PortKind.Input => $"({(step.Port.IsInteger ? "int" : "float")}*)group.Inputs[{Literal.Int(step.Port.Index)}]",
            PortKind.CarriedState => $"group.States + {Literal.Int(step.Port.Index)}",
            PortKind.State => $"group.Arena + {Literal.Int(step.Port.Index)}",
            _ => throw new InvalidOperationException($"no C# for loading {step.Port.Kind}"),
        };
        return step.Layout.Shape.Rows == 1 && !step.Port.IsInteger
            ? $"LaneMemory.CopyRow({source}, {Columns(step.Layout)}, {target});"
            : $"LaneMemory.LoadSequence({source}, {Rows(step.Layout)}, {Columns(step.Layout)}, {target}, {Stride(step.Layout)});";
    }

    public static string Store(StorePortStep step, string source)
    {
        string target = step.Port.Kind switch
        {
            PortKind.Output => $"group.Outputs[{Literal.Int(step.Port.Index)}]",
            PortKind.CarriedState => $"group.NextStates + {Literal.Int(step.Port.Index)}",
            PortKind.State => $"group.Arena + {Literal.Int(step.Port.Index)}",
            _ => throw new InvalidOperationException($"no C# for storing {step.Port.Kind}"),
        };
        return step.Layout.Shape.Rows == 1
            ? $"LaneMemory.CopyRow({source}, {Columns(step.Layout)}, {target});"
            : $"LaneMemory.StoreSequence({source}, {Stride(step.Layout)}, {Rows(step.Layout)}, {Columns(step.Layout)}, {target});";
    }

    /// <summary>Rows and columns, as two arguments.</summary>
    public static string Extents(Layout layout) => $"{Rows(layout)}, {Columns(layout)}";

    private static string Rows(Layout layout) => Literal.Int(layout.Shape.Rows);

    private static string Columns(Layout layout) => Literal.Int(layout.Shape.Rank == 0 ? 1 : layout.Shape.Last);

    /// <summary>Floats from row to row; 0 where there is one row.</summary>
    public static string Stride(Layout layout) => Literal.Int(layout.Shape.Rank < 2 ? 0 : layout.Strides[layout.Shape.Rank - 2]);
}
