using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.Layers;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Binding;

/// <summary>Cuts a list of parts into layers, each with the wrappers in front of it, from left to right.</summary>
internal static class WrappedLayers
{
    /// <summary>The parts that are layers, wrappers or inputs.</summary>
    public static IReadOnlyList<PartSpec> Layers(IEnumerable<PartSpec> parts) => PartCatalogue.Known.Layers(parts);

    /// <summary>Wrappers, outermost first, and the layer behind them, as often as it is to stand; what ends before its last layer is reported.</summary>
    public static IReadOnlyList<IReadOnlyList<PartSpec>> Of(IEnumerable<PartSpec> stack, BindingReport report)
    {
        var parts = stack.ToList();
        var layers = new List<IReadOnlyList<PartSpec>>();
        for (int at = 0, end; at < parts.Count; at = end)
        {
            end = End(parts, at);
            if (end > parts.Count)
            {
                report.Add(Unfinished(parts.Skip(at).ToList(), report));
                report.BreakSilently();
                break;
            }

            layers.AddRange(RepeatedLayers.Of(parts.GetRange(at, end - at)));
        }

        return layers;
    }

    /// <summary>Where the layers begin that a wrapper wraps, each with the wrappers in front of it.</summary>
    /// <param name="parts">A list of layers.</param>
    /// <param name="at">Place of the wrapper in it.</param>
    public static IReadOnlyList<int> Inside(IReadOnlyList<PartSpec> parts, int at) => Inside(parts, at, out _);

    private static List<int> Inside(IReadOnlyList<PartSpec> parts, int at, out int end)
    {
        var wrapper = LayerCatalogue.Find(parts[at].Name)!;
        var starts = new List<int>();
        end = at + 1;
        for (int i = 0; i < (wrapper.Depth(parts[at]) ?? 1); i++)
        {
            starts.Add(end);
            end = End(parts, end);
        }

        if (end < parts.Count && parts[end].Name == wrapper.Continuation)
        {
            starts.Add(end + 1);
            end = End(parts, end + 1);
        }

        return starts;
    }

    /// <summary>The place behind the layer that begins at one; behind the end of the list where the layer is not finished.</summary>
    private static int End(IReadOnlyList<PartSpec> parts, int at)
    {
        if (at >= parts.Count)
        {
            return parts.Count + 1;
        }

        if (!LayerCatalogue.Find(parts[at].Name)!.IsWrapper)
        {
            return at + 1;
        }

        Inside(parts, at, out int end);
        return end;
    }

    private static Finding Unfinished(List<PartSpec> parts, BindingReport report)
    {
        int behind = parts.Count(p => !LayerCatalogue.Find(p.Name)!.IsWrapper);
        if (parts.FirstOrDefault(p => LayerCatalogue.Find(p.Name)!.Depth(p) is not null) is { } wrapper)
        {
            return new(RuleIds.ArgumentOutOfRange, wrapper.Index, report.ModelName, LayerCatalogue.Find(wrapper.Name)!.TooFewBehind(wrapper, behind));
        }

        var lonely = Lonely(parts);
        return new(RuleIds.WrapperWithoutLayer, lonely.Index, report.ModelName, lonely.Name, LayerCatalogue.Find(lonely.Name)!.Wraps(LayerCatalogue.Find("Dense")!) ? "Dense(8)" : "Gru(8)");
    }

    /// <summary>The wrapper with nothing behind it: the first of those at the end of the list.</summary>
    private static PartSpec Lonely(List<PartSpec> parts) => parts[parts.FindLastIndex(p => !LayerCatalogue.Find(p.Name)!.IsWrapper) + 1];
}
