using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Checks;

/// <summary>Checks of layers that read windows of (steps, features).</summary>
internal static class WindowChecks
{
    /// <summary>Reports a sequence that is shorter than one window.</summary>
    public static void DoesNotReach(LayerBinding binding, int span, string sizeArgument) =>
        binding.Break($"{binding.Display} needs {Naming.Count(span)} steps for one window, but {ChainChecks.Received(binding)}. Make {sizeArgument} smaller, or set Padding = ConvolutionPadding.Same.");

    /// <summary>Reports what is too large on the way to the output: all windows, all padding.</summary>
    public static void CheckElements(LayerBinding binding, int[] extents)
    {
        if (SizeLimits.Elements(extents) > SizeLimits.MaxElements)
        {
            binding.Break($"{binding.Display} works on windows of {Naming.Sample(new Shape(extents))}, more than {Naming.Count(SizeLimits.MaxElements)} elements per sample.");
        }
    }

    /// <summary>Keras allows strides or dilation, not both.</summary>
    public static void StridesOrDilation(LayerBinding binding)
    {
        if (binding.Arguments.Int("Strides") > 1 && binding.Arguments.Int("DilationRate") > 1)
        {
            binding.Complain($"{binding.Display} has both Strides and DilationRate above 1; as in Keras at most one of them can be.");
        }
    }
}
