using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Diagnostics;

namespace NeuralSeqGen.Compiler.Checks;

/// <summary>Checks of states that outlive a batch.</summary>
internal static class StateChecks
{
    /// <summary>States are kept per row of a batch, so the number of rows must be known, and the same for all inputs.</summary>
    public static void Check(IReadOnlyList<BoundLayer> layers, IReadOnlyList<BoundInput> inputs, BindingReport report)
    {
        if (layers.FirstOrDefault(l => l.IsStateful) is not { } layer)
        {
            return;
        }

        var sizes = inputs.Select(i => i.Layer.Arguments.Int("BatchSize")).Distinct().ToList();
        if (sizes.Count == 1 && sizes[0] > 0)
        {
            return;
        }

        string what = sizes.All(size => size == 0) ? "has no BatchSize" : "has not the same BatchSize on every input";
        report.Add(new Finding(RuleIds.StatefulNeedsBatch, layer.Part, report.ModelName, layer.Display, what));
    }
}
