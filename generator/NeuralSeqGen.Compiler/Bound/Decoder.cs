using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Bound;

/// <summary>The way from a forced input to the output whose target it reads, where it can be gone step by step.</summary>
/// <param name="Input">Position of the forced input.</param>
/// <param name="Output">Position of the output.</param>
/// <param name="Layers">The layers that the output needs, in order.</param>
internal sealed record Decoder(int Input, int Output, IReadOnlyList<BoundLayer> Layers)
{
    /// <summary>The decoder of a valid model with one forced input and no states that are kept from call to call; null for others, and where a layer cannot go step by step.</summary>
    public static Decoder? Of(BoundModel model)
    {
        var forced = model.Inputs.Where(input => input.Forcing is not null).ToList();
        if (forced.Count != 1 || model.StatefulBatch > 0)
        {
            return null;
        }

        var output = forced[0].Forcing!.Output;
        var needed = Needed(model.Layers, output.Layer);
        return GoesStepByStep(needed, forced[0].Layer, output.Layer) ? new(IndexOf(model.Inputs, forced[0]), IndexOf(model.Outputs, output), needed) : null;
    }

    private static int IndexOf<T>(IReadOnlyList<T> all, T one) => all.TakeWhile(other => !ReferenceEquals(other, one)).Count();

    private static IReadOnlyList<BoundLayer> Needed(IReadOnlyList<BoundLayer> layers, BoundLayer output)
    {
        var needed = new HashSet<BoundLayer> { output };
        foreach (var layer in layers.Reverse().Where(needed.Contains))
        {
            needed.UnionWith(layer.Inputs);
            needed.UnionWith(layer.InitialStates);
        }

        return layers.Where(needed.Contains).ToList();
    }

    private static bool GoesStepByStep(IReadOnlyList<BoundLayer> layers, BoundLayer input, BoundLayer output)
    {
        var timed = new HashSet<BoundLayer> { input };
        foreach (var layer in layers.Where(l => l.Inputs.Concat(l.InitialStates).Any(timed.Contains)))
        {
            if (!layer.Layer.KeepsTime(layer) || layer.InitialStates.Any(timed.Contains) || !ReadsSteps(layer, layer.Inputs.Select(timed.Contains).ToList(), input.OutputShape[0]))
            {
                return false;
            }

            timed.Add(layer);
        }

        return timed.Contains(output);
    }

    private static bool ReadsSteps(BoundLayer layer, IReadOnlyList<bool> areSteps, int steps)
    {
        if (areSteps.All(isStep => isStep) || !layer.Layer.IsStepwiseUnmasked(layer))
        {
            return layer.Layer.IsStepwiseUnmasked(layer) || layer.Layer.ReadsWhole(layer, areSteps);
        }

        int rank = layer.InputShapes.Where((_, i) => areSteps[i]).Min(shape => shape.Rank);
        return layer.Layer.ReadsWhole(layer, areSteps) || layer.InputShapes.Where((_, i) => !areSteps[i]).All(shape => HasRow(layer, shape, rank, steps));
    }

    /// <summary>Whether a whole value has something that belongs to a step: a row of its own, or the same for all.</summary>
    private static bool HasRow(BoundLayer layer, Shape shape, int rank, int steps) =>
        shape.Rank == rank ? shape[0] == steps || (layer.Layer.RepeatsInputs && shape[0] == 1) : layer.Layer.RepeatsInputs && shape.Rank < rank;
}
