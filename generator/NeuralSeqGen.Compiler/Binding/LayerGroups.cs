using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.Layers;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Binding;

/// <summary>Cuts a list of parts into layers, each with the wrappers in front of it.</summary>
internal static class LayerGroups
{
    /// <summary>The parts that are layers, wrappers or inputs.</summary>
    public static IReadOnlyList<PartSpec> Layers(IEnumerable<PartSpec> parts) => PartCatalogue.Known.Layers(parts);

    /// <summary>Wrappers, outermost first, and the layer behind them; a wrapper with nothing behind it is reported.</summary>
    public static IReadOnlyList<IReadOnlyList<PartSpec>> Of(IEnumerable<PartSpec> layers, BindingReport report)
    {
        var groups = new List<IReadOnlyList<PartSpec>>();
        var group = new List<PartSpec>();
        foreach (var part in layers)
        {
            group.Add(part);
            if (Behind(group) == Needed(group))
            {
                groups.Add([.. group]);
                group.Clear();
            }
        }

        if (group.Count > 0)
        {
            report.Add(Unfinished(group, report));
            report.BreakSilently();
        }

        return groups;
    }

    /// <summary>Layers that are no wrappers.</summary>
    private static int Behind(List<PartSpec> group) => group.Count(p => !LayerCatalogue.Find(p.Name)!.IsWrapper);

    /// <summary>One, or as many as the wrapper of several says.</summary>
    private static int Needed(List<PartSpec> group) => OfSeveral(group) is { } wrapper ? LayerCatalogue.Find(wrapper.Name)!.Depth(wrapper)!.Value : 1;

    private static PartSpec? OfSeveral(List<PartSpec> group) => group.FirstOrDefault(p => LayerCatalogue.Find(p.Name)!.Depth(p) is not null);

    private static Finding Unfinished(List<PartSpec> group, BindingReport report) => OfSeveral(group) is { } wrapper
        ? new(RuleIds.ArgumentOutOfRange, wrapper.Index, report.ModelName, LayerCatalogue.Find(wrapper.Name)!.TooFewBehind(wrapper, Behind(group)))
        : new(RuleIds.WrapperWithoutLayer, group[0].Index, report.ModelName, group[0].Name);
}
