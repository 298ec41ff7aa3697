using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NeuralSeqGen.Compiler.Layers;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Binding;

/// <summary>A layer that is to stand several times, as the layers that it is: each with weights of its own, the first on what it names, the others on the one before.</summary>
internal static class RepeatedLayers
{
    /// <summary>The layer so many times; a name gets a number behind it.</summary>
    /// <param name="layer">Its wrappers and its part.</param>
    public static IEnumerable<IReadOnlyList<PartSpec>> Of(IReadOnlyList<PartSpec> layer)
    {
        int times = Times(layer[layer.Count - 1]);
        return times == 1 ? [layer] : Enumerable.Range(1, times).Select(number => layer.Select(part => Copy(part, number)).ToList());
    }

    /// <summary>The names that are given to the layers of a list.</summary>
    public static IEnumerable<string> Names(IReadOnlyList<PartSpec> list) =>
        list.SelectMany((part, i) => Of([part, .. list.Skip(i).Where(behind => !LayerCatalogue.Find(behind.Name)!.IsWrapper).Take(1)])).Select(copy => copy[0]["Name"]).OfType<string>();

    private static int Times(PartSpec part) => LayerCatalogue.Find(part.Name) is { IsModel: true } && part[SubModelLayer.Repeat.Name] is int times and >= 1 and <= SubModelLayer.MostRepeats ? times : 1;

    private static PartSpec Copy(PartSpec part, int number) => part with
    {
        Arguments = part.Arguments.Where(argument => number == 1 || argument.Name != "From")
            .Select(argument => argument is { Name: "Name", Value: string name } ? argument with { Value = name + "_" + number.ToString(CultureInfo.InvariantCulture) } : argument).ToEquatableArray(),
    };
}
