using System;
using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.Schedule.Programs;

namespace NeuralSeqGen.Compiler.Emit;

/// <summary>Whether a compiled model costs more than its <c>[Budget]</c> allows.</summary>
internal static class CompiledCost
{
    // a group, for which every value of a sample is stored so often
    private const int Samples = 16;

    /// <summary>The sentence with its rule; null where it does not, or has no limits.</summary>
    /// <param name="model">The model.</param>
    /// <param name="cost">What inference of one sample costs.</param>
    /// <param name="widest">Its programs for the widest vectors, whose memory the surface says.</param>
    public static string? Exceeded(BoundModel model, SampleCost cost, ModelPrograms widest)
    {
        if (model.Budget is not { } budget)
        {
            return null;
        }

        if (budget.MaxFlops > 0 && cost.Flops > budget.MaxFlops)
        {
            return Sentence(budget.Exceeded(model.Name, cost.Flops, "operations per sample", (long)budget.MaxFlops, Flops(model, cost)));
        }

        long bytes = sizeof(float) * (long)Math.Max(ModelPrograms.Arena(widest.Train), widest.Predict.ArenaFloats);
        return budget.MaxArenaBytes > 0 && bytes > budget.MaxArenaBytes
            ? Sentence(budget.Exceeded(model.Name, bytes, "bytes of work memory", budget.MaxArenaBytes, model.Layers.Select(layer => (layer, sizeof(float) * Samples * layer.OutputShape.LongElements)))) : null;
    }

    private static string Sentence(Finding finding) => finding.RuleId + ": " + finding.Sentence;

    private static IEnumerable<(BoundLayer Layer, long Cost)> Flops(BoundModel model, SampleCost cost) =>
        cost.Scopes.Select(s => (Layer: model.LayerOf(s.Scope), s.Flops)).Where(s => s.Layer is not null).GroupBy(s => s.Layer!).Select(same => (same.Key, same.Sum(s => s.Flops)));
}
