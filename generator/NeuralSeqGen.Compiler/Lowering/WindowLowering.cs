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
            // the zeros in front of a stream are the padding of a causal window
            x = StepMemory.Of(lowering, b.Reshape(x, x.Shape.Insert(0, 1)), 0, window.Span - 1);
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
}
