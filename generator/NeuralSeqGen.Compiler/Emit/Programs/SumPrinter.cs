using NeuralSeqGen.Compiler.Emit.Text;
using NeuralSeqGen.Compiler.Ops;
using NeuralSeqGen.Compiler.Schedule.Programs;

namespace NeuralSeqGen.Compiler.Emit.Programs;

/// <summary>Prints sums in double over a whole weight: calls of the runtime's DoubleSums.</summary>
internal static class SumPrinter
{
    public static string Print(SumCommand sum)
    {
        string source = DriverAddress.Of(sum.Source), function = sum.Op.Kind == DoubleReduceKind.Norm ? "Norm" : "Sum";
        var (rows, columns) = sum.Summed;
        if (sum.Target is not { } target)
        {
            return $"double {sum.Name} = __Services.DoubleSums.{function}({source}, {Literal.Int(rows.Extent)}, {Literal.Int(rows.Stride)}, {Literal.Int(columns.Extent)}, {Literal.Int(columns.Stride)});";
        }

        var (outer, inner) = sum.Kept;
        int stride = target.Shape.Rank < 2 ? 0 : target.Strides[0];
        return $"__Services.DoubleSums.{function}s({source}, {Axis(outer)}, {Axis(inner)}, {Axis(rows)}, {Axis(columns)}, {DriverAddress.Of(target)}, {Literal.Int(stride)});";
    }

    private static string Axis((int Extent, int Stride) axis) => $"({Literal.Int(axis.Extent)}, {Literal.Int(axis.Stride)})";
}
