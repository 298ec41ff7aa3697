using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Diagnostics;

namespace NeuralSeqGen.Compiler.Checks;

/// <summary>Whether steps that are to be written out can be. What is certain is the least a layer has: a method per step for prediction, and two more for training, there and back.</summary>
internal static class UnrollChecks
{
    /// <summary>Reports layers whose steps alone are too many, whatever else the model holds.</summary>
    public static void Check(IReadOnlyList<BoundLayer> layers, BoundOptimizer? optimizer, BindingReport report)
    {
        int methodsPerStep = optimizer is null ? 1 : 3;
        foreach (var layer in layers.SelectMany(Inside).Where(layer => layer.Arguments.Has("Unroll") && layer.Arguments.Flag("Unroll") && layer.InputShape.Rank > 1))
        {
            if (layer.InputShape[0] > SizeLimits.MaxWrittenSteps / methodsPerStep)
            {
                report.Add(new Finding(RuleIds.UnrolledTooLong, layer.Part, report.ModelName, layer.Display, Naming.Count(layer.InputShape[0]), Naming.Count(SizeLimits.MaxLines)));
            }
        }
    }

    private static IEnumerable<BoundLayer> Inside(BoundLayer layer) => layer.Inner.Count == 0 ? [layer] : layer.Inner.SelectMany(Inside);
}
