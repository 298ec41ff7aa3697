using System;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Checks;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>
/// The windows of a convolution or pooling along the steps. Same: ⌈steps ÷ stride⌉ windows, an odd step of padding behind. Causal: all padding in front
/// (keras/src/ops/operation_utils.py, compute_conv_output_shape).
/// </summary>
/// <param name="Size">Elements of a window.</param>
/// <param name="Stride">Steps from window to window.</param>
/// <param name="Dilation">Steps from element to element.</param>
/// <param name="Padding">Valid, Same or Causal.</param>
internal sealed record SlidingWindow(int Size, int Stride, int Dilation, string Padding)
{
    public static readonly string[] Paddings = ["Valid", "Same"];

    /// <summary>Steps from the first element to the last, both counted.</summary>
    public int Span => ((Size - 1) * Dilation) + 1;

    /// <summary>Whether the window of a step ends with it and every step has one.</summary>
    public bool IsCausal => Stride == 1 && (Padding == "Causal" || Span == 1);

    /// <summary>How the windows' values depend on a sequence, given how the input does.</summary>
    public TimeReach? Reach(BoundLayer layer, TimeReach? input) =>
        input is { Axis: 0 } && Stride == 1 ? input with { Ahead = input.Ahead + Span - 1 - Pads(layer.InputShape[0]).Before } : null;

    /// <summary>What makes windows need later steps.</summary>
    /// <param name="canPadInFront">Whether the layer has a causal padding.</param>
    public LookAhead WhyAhead(bool canPadInFront) => Stride > 1
        ? new("has no window for every step", "Set Strides = 1.")
        : new("has windows that reach over later steps", canPadInFront ? "Set Padding = ConvolutionPadding.Causal." : "");

    public static SlidingWindow OfKernel(Arguments arguments) =>
        new(arguments.Int("KernelSize"), arguments.Int("Strides"), arguments.Int("DilationRate"), arguments.Choice("Padding"));

    /// <summary>Of a pooling, whose windows follow one another unless strides are given.</summary>
    public static SlidingWindow OfPool(Arguments arguments) =>
        new(arguments.Int("PoolSize"), arguments.Int("Strides") is > 0 and var stride ? stride : arguments.Int("PoolSize"), 1, arguments.Choice("Padding"));

    /// <summary>Steps added before the first and behind the last.</summary>
    public (int Before, int After) Pads(int steps)
    {
        int whole = Math.Max(0, ((((steps + Stride - 1) / Stride) - 1) * Stride) + Span - steps);
        return Padding switch { "Causal" => (Span - 1, 0), "Same" => (whole / 2, whole - (whole / 2)), _ => (0, 0) };
    }

    /// <summary>Number of windows; 0 or less where none fits.</summary>
    public int Count(int steps)
    {
        var (before, after) = Pads(steps);
        int rest = steps + before + after - Span;
        return rest < 0 ? 0 : (rest / Stride) + 1;
    }

    /// <summary>(windows, features), or what is likeliest where they do not fit.</summary>
    public Shape Output(LayerBinding binding, string sizeArgument, int features)
    {
        if (binding.Input.Rank != 2)
        {
            ChainChecks.NeedsSequence(binding);
            return new(1, features);
        }

        int steps = binding.Input[0], count = Count(steps);
        if (count < 1)
        {
            WindowChecks.DoesNotReach(binding, Span, sizeArgument);
        }

        var (before, after) = Pads(steps);
        WindowChecks.CheckElements(binding, [before + steps + after, binding.Input[1]]);
        WindowChecks.CheckElements(binding, [count, Size, binding.Input[1]]);
        return new(Math.Max(1, count), features);
    }
}
