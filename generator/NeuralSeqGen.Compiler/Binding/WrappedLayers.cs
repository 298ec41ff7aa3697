using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.Layers;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Binding;

/// <summary>Cuts a list of parts into layers, each with the wrappers in front of it.</summary>
internal static class WrappedLayers
{
    /// <summary>The parts that are layers, wrappers or inputs.</summary>
    public static IReadOnlyList<PartSpec> Layers(IEnumerable<PartSpec> parts) => PartCatalogue.Known.Layers(parts);

    /// <summary>Wrappers, outermost first, and the layer behind them; a wrapper with nothing behind it is reported.</summary>
    public static IReadOnlyList<IReadOnlyList<PartSpec>> Of(IEnumerable<PartSpec> stack, BindingReport report)
    {
        var layers = new List<IReadOnlyList<PartSpec>>();
        var parts = new List<PartSpec>();
        foreach (var part in stack)
        {
            parts.Add(part);
            if (Behind(parts) == Needed(parts))
            {
                layers.Add([.. parts]);
                parts.Clear();
            }
        }

        if (parts.Count > 0)
        {
            report.Add(Unfinished(parts, report));
            report.BreakSilently();
        }

        return layers;
    }

    /// <summary>Layers that are no wrappers.</summary>
    private static int Behind(List<PartSpec> parts) => parts.Count(p => !LayerCatalogue.Find(p.Name)!.IsWrapper);

    /// <summary>One, or as many as the wrapper of several says.</summary>
    private static int Needed(List<PartSpec> parts) => OfSeveral(parts) is { } wrapper ? LayerCatalogue.Find(wrapper.Name)!.Depth(wrapper)!.Value : 1;

    private static PartSpec? OfSeveral(List<PartSpec> parts) => parts.FirstOrDefault(p => LayerCatalogue.Find(p.Name)!.Depth(p) is not null);

    private static Finding Unfinished(List<PartSpec> parts, BindingReport report) => OfSeveral(parts) is { } wrapper
        ? new(RuleIds.ArgumentOutOfRange, wrapper.Index, report.ModelName, LayerCatalogue.Find(wrapper.Name)!.TooFewBehind(wrapper, Behind(parts)))
        : new(RuleIds.WrapperWithoutLayer, parts[0].Index, report.ModelName, parts[0].Name);
}
