using NeuralSeqGen.Compiler.Binding;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>Shapes of layers that read windows of (steps, features).</summary>
internal static class WindowRules
{
    /// <summary>(windows, features), or what is likeliest where they do not fit.</summary>
    public static Shape Output(LayerBinding binding, SlidingWindow window, string sizeArgument, int features)
    {
        if (binding.Input.Rank != 2)
        {
            ChainRules.NeedsSequence(binding);
            return new(1, features);
        }

        int steps = binding.Input[0], count = window.Count(steps);
        if (count < 1)
        {
            DoesNotFit(binding, $"needs {Naming.Count(window.Span)} steps for one window, but {ChainRules.Received(binding)}. Make {sizeArgument} smaller, or set Padding = ConvolutionPadding.Same.");
        }

        var (before, after) = window.Pads(steps);
        CheckElements(binding, [before + steps + after, binding.Input[1]]);
        CheckElements(binding, [count, window.Size, binding.Input[1]]);
        return new(System.Math.Max(1, count), features);
    }

    /// <summary>Reports what is too large on the way to the output: all windows, all padding.</summary>
    public static void CheckElements(LayerBinding binding, int[] extents)
    {
        if (SizeRules.Elements(extents) > SizeRules.MaxElements)
        {
            DoesNotFit(binding, $"works on windows of {Naming.Sample(new Shape(extents))}, more than {Naming.Count(SizeRules.MaxElements)} elements per sample.");
        }
    }

    /// <summary>Reports what is wrong with a layer in its place.</summary>
    public static void DoesNotFit(LayerBinding binding, string complaint) =>
        binding.Report.Break(new Finding(RuleIds.ArgumentOutOfRange, binding.Part, binding.Report.ModelName, $"{binding.Display} {complaint}"));

    /// <summary>Keras allows strides or dilation, not both.</summary>
    public static void StridesOrDilation(LayerBinding binding)
    {
        if (binding.Arguments.Int("Strides") > 1 && binding.Arguments.Int("DilationRate") > 1)
        {
            binding.Report.Add(new Finding(RuleIds.ArgumentOutOfRange, binding.Part, binding.Report.ModelName,
                $"{binding.Display} has both Strides and DilationRate above 1; as in Keras at most one of them can be."));
        }
    }
}
