using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Layers;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Binding;

/// <summary>Cuts a list of parts into layers, each with the wrappers in front of it.</summary>
internal static class LayerGroups
{
    /// <summary>The parts that are layers, wrappers or inputs.</summary>
    public static IReadOnlyList<PartSpec> Layers(IEnumerable<PartSpec> parts) =>
        parts.Where(p => !p.IsBroken && PartCatalogue.KindOf(p.Name) == PartKind.Layer).ToList();

    /// <summary>Wrappers, outermost first, and the layer behind them; a wrapper with nothing behind it is reported.</summary>
    public static IReadOnlyList<IReadOnlyList<PartSpec>> Of(IEnumerable<PartSpec> layers, BindingReport report)
    {
        var groups = new List<IReadOnlyList<PartSpec>>();
        var wrappers = new List<PartSpec>();
        foreach (var part in layers)
        {
            wrappers.Add(part);
            if (!LayerCatalogue.Find(part.Name)!.IsWrapper)
            {
                groups.Add([.. wrappers]);
                wrappers.Clear();
            }
        }

        if (wrappers.Count > 0)
        {
            report.Add(new Finding(RuleIds.WrapperWithoutLayer, wrappers[0].Index, report.ModelName, wrappers[0].Name));
        }

        return groups;
    }
}
