using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Diagnostics;

namespace NeuralSeqGen.Compiler.Checks;

/// <summary>Whether a softmax over a sequence has more than one value to share between: attention by hand often takes it over the one score of a step, instead of over the steps. Outputs are <see cref="LossChecks"/>'.</summary>
internal static class ConstantShares
{
    public static void Check(IReadOnlyList<BoundLayer> layers, IReadOnlyList<BoundOutput> outputs, BindingReport report)
    {
        var last = outputs.SelectMany(output => ValueOrigins.Of(output.Layer)).Select(origin => origin.Layer).ToList();
        foreach (var layer in layers.Where(layer => layer.Model is null).SelectMany(Inside).Where(layer => !last.Contains(layer)))
        {
            if (layer.OutputShape.Rank > 1 && ValueOrigin.In(layer) is { IsConstant: true } origin)
            {
                report.Add(new Finding(RuleIds.ConstantShares, layer.Part, report.ModelName, layer.Display, origin.IsDistribution ? "1" : "0"));
            }
        }
    }

    private static IEnumerable<BoundLayer> Inside(BoundLayer layer) => layer.Inner.Count == 0 ? [layer] : layer.Inner.SelectMany(Inside);
}
