using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Diagnostics;

namespace NeuralSeqGen.Compiler.Checks;

/// <summary>Whether masks go as far as padding does.</summary>
internal static class MaskChecks
{
    /// <summary>Reports each layer at which a mask ends without having been used.</summary>
    /// <param name="layers">The layers.</param>
    /// <param name="outputs">The outputs: a loss that leaves padding out by its label needs no mask.</param>
    /// <param name="report">Where it goes.</param>
    public static void Check(IReadOnlyList<BoundLayer> layers, IReadOnlyList<BoundOutput> outputs, BindingReport report)
    {
        foreach (var layer in layers.Where(layer => layer.Inputs.Any(input => input.EmitsMask) && !outputs.Any(output => output.Layer == layer && HasIgnoredClass(output))))
        {
            if (layer.MaskEnd is { } end)
            {
                report.Add(new Finding(RuleIds.MaskDestroyed, layer.Part, report.ModelName, Source(layer).Display, layer.Display, end.Why, end.Remedy));
            }
        }
    }

    private static bool HasIgnoredClass(BoundOutput output) => output.Loss is { Arguments: { } arguments } && arguments.Has("IgnoreClass") && arguments.IsWritten("IgnoreClass");

    /// <summary>The layer that made the mask which comes to a layer.</summary>
    private static BoundLayer Source(BoundLayer layer) => layer.Inputs.FirstOrDefault(input => input.EmitsMask) is { } masked ? IsOfItsOwn(masked) ? masked : Source(masked) : layer;

    private static bool IsOfItsOwn(BoundLayer layer) => layer.Arguments.Has("MaskValue") || (layer.Arguments.Has("MaskZero") && layer.Arguments.Flag("MaskZero"));
}
