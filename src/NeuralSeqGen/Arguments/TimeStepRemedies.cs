using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>What to do about a target with other steps than its output: it depends on the layer that decides how many there are.</summary>
internal sealed class TimeStepRemedies(ModelDefinition definition)
{
    /// <param name="name">The target's parameter.</param>
    /// <param name="received">Its steps.</param>
    /// <param name="expected">The output's steps.</param>
    public string Of(string name, int received, int expected)
    {
        string crop = received > expected ? $" or crop {name} to {expected} steps" : "";
        if (Array.FindLast(definition.Layers, layer => layer.ClassName == "RepeatVector") is { } repeat)
        {
            return $"Set RepeatVector({received}) for {repeat.Display}{(crop.Length > 0 ? "," + crop : "")}.";
        }

        if (Shortening(received, expected) is { } layer)
        {
            return $"{layer.Display} gives {expected} steps of {received}: set Padding = ConvolutionPadding.Same{(layer.ClassName == "Conv1D" ? " or Causal" : "")} on it,{crop}.";
        }

        return received > expected
            ? $"Crop {name} to {expected} steps."
            : $"Every step of the output needs its target: cut x and {name} into windows of the same steps, or crop the output with [Cropping1D({expected - received}, 0)].";
    }

    /// <summary>The convolution that takes the steps away, if one alone does and padding brings them back: strides leave half of them or fewer.</summary>
    private LayerDefinition? Shortening(int received, int expected)
    {
        int steps = Steps(definition.Layers[0]);
        foreach (var layer in definition.Layers)
        {
            int given = Steps(layer);
            if (given != steps)
            {
                return layer.ClassName is "Conv1D" or "DepthwiseConv1D" or "SeparableConv1D" && steps == received && given == expected && 2 * expected > received + 1 ? layer : null;
            }
        }

        return null;
    }

    private static int Steps(LayerDefinition layer) => layer.OutputShape is [var steps, ..] && layer.ReturnsSequence ? steps : 0;
}
