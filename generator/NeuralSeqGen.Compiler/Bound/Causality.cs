using System.Collections.Generic;
using System.Linq;

namespace NeuralSeqGen.Compiler.Bound;

/// <summary>Which layers need later steps: whether a model can go step by step, and whether an output sees what comes behind it in a sequence.</summary>
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

    /// <summary>Why a layer that <see cref="Of(IReadOnlyList{BoundLayer})"/> names keeps a model from going step by step, as the end of a sentence that begins with the layer.</summary>
    public static string WhyNotStepwise(BoundLayer layer, IReadOnlyList<BoundLayer> layers) =>
        layer.InitialStates.Count > 0 ? "starts from the state that another sequence ends with" :
        layer.Inputs.Any(input => !Timed(layers).Contains(input)) && layer.Layer.IsStepwise(layer, false) ? "reads steps together with a value that has none" :
        layer.Layer.WhyAhead(layer).Why;

    /// <summary>The layers between a sequence and a value that make a step of the value need later steps of the sequence; none where it does not depend on it.</summary>
    public static IReadOnlyList<TimeCulprit> Ahead(IReadOnlyList<BoundLayer> layers, BoundLayer sequence, BoundLayer value) =>
        Dependence(layers, sequence, new(0, 0), value) is not { } found ? [] : found is { Ahead.Count: 0, Reach.Axis: not 0 } ? [new(value, value.Layer.WhyAhead(value))] : found.Ahead;

    /// <summary>How a value depends on a sequence; null where it does not.</summary>
    /// <param name="layers">The layers of a model, in order.</param>
    /// <param name="sequence">The input that is the sequence, or depends on it.</param>
    /// <param name="reach">How it does.</param>
    /// <param name="value">The layer whose value it is.</param>
    public static TimeDependence? Dependence(IReadOnlyList<BoundLayer> layers, BoundLayer sequence, TimeReach reach, BoundLayer value)
    {
        var known = new Dictionary<BoundLayer, TimeDependence?> { [sequence] = TimeDependence.Itself(reach) };
        foreach (var layer in layers.Where(l => l.Inputs.Count > 0))
        {
            known[layer] = TimeDependence.Of(layer, Find(layer.Inputs), Find(layer.InitialStates));
        }

        return Find([value])[0];

        List<TimeDependence?> Find(IReadOnlyList<BoundLayer> read) => read.Select(l => known.TryGetValue(l, out var found) ? found : null).ToList();
    }

    private static (BoundLayer? First, bool IsTimed) Of(IReadOnlyList<BoundLayer> layers, out HashSet<BoundLayer> times)
    {
        var timed = times = new HashSet<BoundLayer>(layers.Where(l => l.Inputs.Count == 0 && (l.OutputShape.Rank >= 2 || IdInputs.Narrowest(l, layers) is not null)));
        bool isTimed = layers.Where(l => l.Inputs.Count == 0).All(timed.Contains);
        foreach (var layer in layers.Where(l => l.Inputs.Count > 0))
        {
            bool isSequence = layer.Inputs.All(timed.Contains);
            if (!layer.Layer.IsStepwise(layer, isSequence) || layer.InitialStates.Count > 0 || (!isSequence && layer.Inputs.Any(timed.Contains)))
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
