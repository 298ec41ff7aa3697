using NeuralSeqGen.Compiler.Emit.Text;
using NeuralSeqGen.Compiler.Schedule.Memory;

namespace NeuralSeqGen.Compiler.Emit.Programs;

/// <summary>Prints where a group's rows are when features are in the lanes.</summary>
internal static class GroupRows
{
    /// <summary>Rows of a sample and numbers in a row, as two arguments.</summary>
    public static string Extents(Layout layout) => $"{Literal.Int(layout.Shape.Rows)}, {Literal.Int(layout.Shape.Last)}";

    /// <summary>Floats from a sample's row to its next one, and from a sample to the next, as two arguments.</summary>
    public static string Strides(Layout layout) => $"{Literal.Int(layout.Take(layout.Shape.Rank - 1).Reshape(new(layout.Shape.Rows))!.Strides.Last())}, {Literal.Int(layout.Samples)}";
}
