using NeuralSeqGen.Compiler.Schedule;
using Index = NeuralSeqGen.Compiler.Schedule.Index;

namespace NeuralSeqGen.Compiler.Emit;

/// <summary>Prints the loops that bring a group's values from samples in the lanes to features in the lanes, or back.</summary>
internal static class ConversionPrinter
{
    public static void Write(SourceWriter writer, ConvertStep step, (LoopVariable Variable, int Value)? time)
    {
        Layout source = At(step.Source, time), target = At(step.Target, time);
        Write(writer, source, target, 0);
    }

    private static Layout At(Layout layout, (LoopVariable Variable, int Value)? time) =>
        time is { } at ? layout with { Start = layout.Start.At(at.Variable, at.Value) } : layout;

    private static void Write(SourceWriter writer, Layout source, Layout target, int depth)
    {
        if (source.Shape.Rank == 1)
        {
            writer.Line(target.Lanes == LaneAxis.Feature
                ? $"LaneMemory.StoreRows({DriverAddress.Of(source)}, {Literal.Int(source.Shape.Last)}, {DriverAddress.Of(target)}, {Literal.Int(target.Samples)}, {Literal.Int(Schedule.Buffer.Lanes)});"
                : $"LaneMemory.LoadRows({DriverAddress.Of(source)}, {Literal.Int(source.Samples)}, {Literal.Int(Schedule.Buffer.Lanes)}, {Literal.Int(source.Shape.Last)}, {DriverAddress.Of(target)});");
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
            Write(writer, source.Fix(0, Index.Of(row)), target.Fix(0, Index.Of(row)), depth + 1);
        }
    }
}
