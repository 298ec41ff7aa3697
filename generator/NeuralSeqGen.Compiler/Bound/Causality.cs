using System.Collections.Generic;
using System.Linq;

namespace NeuralSeqGen.Compiler.Bound;

/// <summary>Whether a model can go step by step.</summary>
internal static class Causality
{
    /// <summary>
    /// The first layer whose output at a step needs later steps (null when there is none), and whether every input has a time axis. A layer that
    /// starts from the final state of another sequence waits for the whole of it.
    /// </summary>
    public static (BoundLayer? First, bool IsTimed) Of(IReadOnlyList<BoundLayer> layers) => Of(layers, out _);

    /// <summary>The layers whose first axis is the time axis of the inputs, as far as they are causal.</summary>
    public static ICollection<BoundLayer> Timed(IReadOnlyList<BoundLayer> layers)
    {
        Of(layers, out var timed);
        return timed;
    }

    private static (BoundLayer? First, bool IsTimed) Of(IReadOnlyList<BoundLayer> layers, out HashSet<BoundLayer> times)
    {
        var timed = times = new HashSet<BoundLayer>(layers.Where(l => l.Inputs.Count == 0 && (l.OutputShape.Rank >= 2 || IdInputs.Narrowest(l, layers) is not null)));
        bool isTimed = layers.Where(l => l.Inputs.Count == 0).All(timed.Contains);
        foreach (var layer in layers.Where(l => l.Inputs.Count > 0))
        {
            bool isSequence = layer.Inputs.All(timed.Contains);
            if (!layer.Layer.IsCausal(layer, isSequence) || layer.InitialStates.Count > 0 || (!isSequence && layer.Inputs.Any(timed.Contains)))
            {
                return (layer, isTimed);
            }

            if (isSequence && layer.Layer.KeepsTime(layer))
            {
                timed.Add(layer);
            }
        }

        return (null, isTimed);
    }
}
