using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Lowering;

/// <summary>The last steps of a value, which a stream carries from step to step; zeros before there were any.</summary>
internal static class StepMemory
{
    /// <summary>This step behind the last ones.</summary>
    /// <param name="lowering">The layer.</param>
    /// <param name="now">This step, an axis of one.</param>
    /// <param name="axis">That axis.</param>
    /// <param name="count">How many steps are remembered.</param>
    public static Value Of(LayerLowering lowering, Value now, int axis, int count)
    {
        if (count == 0)
        {
            return now;
        }

        var b = lowering.Builder;
        var (port, past) = lowering.Session.State(now.Shape.With(axis, count), "past");
        var all = b.Concat(axis, past, now);
        lowering.Session.Graph.Results.Add((port, b.Slice(all, axis, 1, count)));
        return all;
    }
}
