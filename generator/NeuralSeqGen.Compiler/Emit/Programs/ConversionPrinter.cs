using NeuralSeqGen.Compiler.Emit.Text;
using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Memory;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Programs;

namespace NeuralSeqGen.Compiler.Emit.Programs;

/// <summary>Prints the loops that bring a group's values from samples in the lanes to features in the lanes, or back.</summary>
internal static class ConversionPrinter
{
    public static void Write(SourceWriter writer, ConvertCommand command, (LoopVariable Variable, int Value)? time)
    {
        Layout source = At(command.Source, time), target = At(command.Target, time);
        Write(writer, source, target, 0);
    }

    private static Layout At(Layout layout, (LoopVariable Variable, int Value)? time) =>
        time is { } at ? layout with { Start = layout.Start.At(at.Variable, at.Value) } : layout;

    private static void Write(SourceWriter writer, Layout source, Layout target, int depth)
    {
        if (source.Shape.Rank == 1)
        {
            writer.Line(target.Form == Form.Features
                ? $"__Services.LaneMemory.StoreRows({DriverAddress.Of(source)}, {Literal.Int(source.Shape.Last)}, {DriverAddress.Of(target)}, {Literal.Int(target.Samples)}, {Literal.Int(Group.Size)});"
                : $"__Services.LaneMemory.LoadRows({DriverAddress.Of(source)}, {Literal.Int(source.Samples)}, {Literal.Int(Group.Size)}, {Literal.Int(source.Shape.Last)}, {DriverAddress.Of(target)});", source.Buffer.Name);
            return;
        }

        if (source.Shape[0] == 1)
        {
            Write(writer, source.Fix(0, 0), target.Fix(0, 0), depth);
            return;
        }

        var row = new LoopVariable("row" + (depth == 0 ? "" : Literal.Int(depth + 1)));
        using (writer.Open($"for (int {row.Name} = 0; {row.Name} < {Literal.Int(source.Shape[0])}; {row.Name}++)"))
        {
            Write(writer, source.Fix(0, AffineIndex.Of(row)), target.Fix(0, AffineIndex.Of(row)), depth + 1);
        }
    }
}
