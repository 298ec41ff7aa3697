using System.Linq;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Layers;

namespace NeuralSeqGen.Compiler.Lowering;

/// <summary>Windows along the steps, padded; in a stream the one window that ends with this step.</summary>
internal static class WindowLowering
{
    /// <summary>[rows…, steps, features] to [rows…, windows, size, features]; one step of a stream gives one window.</summary>
    public static Value Windows(LayerLowering lowering, SlidingWindow window, Value x, double fill = 0)
    {
        var b = lowering.Builder;
        int axis = lowering.RowAxes;
        if (lowering.IsStep)
        {
            x = Remembered(lowering, window.Span - 1, x);
        }
        else
        {
            var (before, after) = window.Pads(x.Shape[axis]);
            x = b.Pad(x, axis, before, after, fill: fill);
        }

        return b.Window(x, axis, window.Size, window.Stride, window.Dilation);
    }

    /// <summary>What the windows gave, without the axis of the one window in a stream.</summary>
    public static Value Result(LayerLowering lowering, Value y) => lowering.IsStep ? lowering.Builder.Index(y, lowering.RowAxes, 0) : y;

    /// <summary>The window axis at the end: [rows…, windows, features, size].</summary>
    public static Value SizeLast(LayerLowering lowering, Value windows)
    {
        int size = lowering.RowAxes + 1;
        return lowering.Builder.Transpose(windows, [.. Enumerable.Range(0, windows.Shape.Rank).Where(axis => axis != size), size]);
    }

    /// <summary>The sum with the layer's bias, where it has one.</summary>
    public static Value Biased(LayerLowering lowering, Value y) =>
        lowering.WeightOrNull("bias") is { } bias ? lowering.Builder.Add(y, lowering.Builder.BroadcastLeading(bias, y.Shape)) : y;

    /// <summary>This step behind the last ones, which start as zeros: the padding in front of a causal window.</summary>
    private static Value Remembered(LayerLowering lowering, int steps, Value x)
    {
        var b = lowering.Builder;
        var now = b.Reshape(x, x.Shape.Insert(0, 1));
        if (steps == 0)
        {
            return now;
        }

        var (port, past) = lowering.Session.State(x.Shape.Insert(0, steps), "past");
        var all = b.Concat(0, past, now);
        lowering.Session.Graph.Results.Add((port, b.Slice(all, 0, 1, steps)));
        return all;
    }
}
