using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Checks;
using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.Layers;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Binding;

/// <summary>Names layers as Keras does: given names win, others are the kind in snake case and counted from 1 within the model.</summary>
internal sealed class LayerNames(BindingReport report, IEnumerable<string> given)
{
    private readonly HashSet<string> _given = [.. given];
    private readonly HashSet<string> _taken = [];
    private readonly HashSet<string> _properties = [];
    private readonly Dictionary<string, int> _counts = [];

    /// <param name="layer">The layer, or its outermost wrapper.</param>
    /// <param name="parts">Wrappers and the layer: the outermost name wins.</param>
    /// <param name="hint">The name where none is given; null for a counted one.</param>
    public string Name(Layer layer, IReadOnlyList<PartSpec> parts, string? hint = null)
    {
        foreach (var part in OwnNames(parts))
        {
            if (part["Name"] is string name)
            {
                return Given(name, layer.StemOf(parts[0]), part);
            }
        }

        return hint is null ? Counted(layer.StemOf(parts[0])) : Fresh(hint);
    }

    /// <summary>The parts whose names are that of the layer: not those of the cells of a stack, which have names of their own.</summary>
    private static IEnumerable<PartSpec> OwnNames(IReadOnlyList<PartSpec> parts)
    {
        int stack = parts.TakeWhile(part => LayerCatalogue.Find(part.Name)!.Depth(part) is null).Count();
        return parts.Take(stack + 1);
    }

    /// <summary>A name as it stands, or with a number behind it where it is taken.</summary>
    public string Fresh(string wanted)
    {
        string name = wanted;
        for (int i = 2; _given.Contains(name) || _properties.Contains(Naming.Pascal(name)) || ReservedNames.LayerProperties.Contains(Naming.Pascal(name)); i++)
        {
            name = wanted + "_" + i.ToString(CultureInfo.InvariantCulture);
        }

        Take(name);
        return name;
    }

    private string Given(string name, string stem, PartSpec part)
    {
        if (Complaint(name) is { } complaint)
        {
            NameChecks.Report(part, name, complaint, report);
            return Counted(stem);
        }

        Take(name);
        return name;
    }

    private string? Complaint(string name) =>
        NameChecks.Complaint(name) is { } complaint ? complaint :
        ReservedNames.LayerProperties.Contains(Naming.Pascal(name)) ? "is reserved. Choose another." :
        _taken.Contains(name) || _properties.Contains(Naming.Pascal(name)) ? "is taken by another layer. Choose another." : null;

    private string Counted(string stem)
    {
        string name;
        do
        {
            _counts[stem] = _counts.TryGetValue(stem, out int count) ? count + 1 : 1;
            name = stem + "_" + _counts[stem].ToString(CultureInfo.InvariantCulture);
        }
        while (_given.Contains(name) || _properties.Contains(Naming.Pascal(name)));
        Take(name);
        return name;
    }

    private void Take(string name)
    {
        _taken.Add(name);
        _properties.Add(Naming.Pascal(name));
    }
}
