using System.Text.Json;
using NeuralSeqGen.Onnx.Keras;

namespace NeuralSeqGen.Onnx.Layers;

/// <summary>The windows of a convolution or pooling along the steps, padded as Keras does: what is odd of it behind.</summary>
/// <param name="Size">Elements of a window.</param>
/// <param name="Stride">Steps from window to window.</param>
/// <param name="Dilation">Steps from element to element.</param>
/// <param name="Padding">Keras's name: valid, same or causal.</param>
internal sealed record Window(int Size, int Stride, int Dilation, string Padding)
{
    /// <summary>Steps from the first element to the last, both counted.</summary>
    public int Span => ((Size - 1) * Dilation) + 1;

    public static Window OfKernel(JsonElement config) => new(config.Int("kernel_size"), config.Int("strides"), config.Int("dilation_rate"), config.Text("padding"));

    public static Window OfPool(JsonElement config) => new(config.Int("pool_size"), config.Int("strides"), 1, config.Text("padding"));

    /// <summary>Steps added before the first and behind the last.</summary>
    public (int Before, int After) Pads(int steps)
    {
        int whole = Math.Max(0, ((((steps + Stride - 1) / Stride) - 1) * Stride) + Span - steps);
        return Padding switch { "causal" => (Span - 1, 0), "same" => (whole / 2, whole - (whole / 2)), _ => (0, 0) };
    }

    public int Count(int steps) => Pads(steps) is var (before, after) ? ((steps + before + after - Span) / Stride) + 1 : 0;
}
