using System.Linq;
using NeuralSeqGen.Compiler.Bound;

namespace NeuralSeqGen.Analyzers.Calls;

/// <summary>What to do about a target with other steps than its output, as the runtime's class of this name says it: it depends on the layer that decides how many there are.</summary>
internal static class TimeStepRemedies
{
    /// <param name="model">The model.</param>
    /// <param name="name">The target's parameter.</param>
    /// <param name="received">Its steps.</param>
    /// <param name="expected">The output's steps.</param>
    public static string Of(BoundModel model, string name, long received, int expected)
    {
        string steps = CallText.Number(expected);
        string crop = received > expected ? $" or crop {name} to {steps} steps" : "";
        if (Repeat(model) is { } repeat)
        {
            return $"Set RepeatVector({CallText.Number(received)}) for {repeat.Display}{(crop.Length > 0 ? "," + crop : "")}.";
        }

        if (Shortening(model, received, expected) is { } layer)
        {
            return $"{layer.Display} gives {steps} steps of {CallText.Number(received)}: set Padding = ConvolutionPadding.Same{(layer.ClassName == "Conv1D" ? " or Causal" : "")} on it,{crop}.";
        }

        return received > expected
            ? $"Crop {name} to {steps} steps."
            : $"Every step of the output needs its target: cut x and {name} into windows of the same steps, or crop the output with [Cropping1D({CallText.Number(expected - received)}, 0)].";
    }

    /// <summary>The last RepeatVector; null for none.</summary>
    public static BoundLayer? Repeat(BoundModel model) => model.Layers.LastOrDefault(layer => layer.ClassName == "RepeatVector");

    /// <summary>The convolution that takes the steps away, if one alone does and padding brings them back: strides leave half of them or fewer.</summary>
    public static BoundLayer? Shortening(BoundModel model, long received, int expected)
    {
        int steps = Steps(model.Layers[0]);
        var layer = model.Layers.FirstOrDefault(layer => Steps(layer) != steps);
        return layer?.ClassName is "Conv1D" or "DepthwiseConv1D" or "SeparableConv1D" && steps == received && Steps(layer) == expected && 2 * expected > received + 1 ? layer : null;
    }

    private static int Steps(BoundLayer layer) => layer.ReturnsSequence ? layer.OutputShape[0] : 0;
}
