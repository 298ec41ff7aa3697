using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using NeuralSeqGen.Analyzers.Fixes;
using NeuralSeqGen.Compiler.Diagnostics;

namespace NeuralSeqGen.Analyzers.Calls;

/// <summary>What is wrong with an argument, and what would be right in its place.</summary>
/// <param name="Finding">The rule and its sentence.</param>
/// <param name="Replacement">C# text for the argument; null where nothing is certain to fit.</param>
/// <param name="Axes">Axes of a target, for which the model could be changed; 0 for none.</param>
internal sealed record ArgumentMistake(Finding Finding, string? Replacement = null, int Axes = 0)
{
    /// <summary>The diagnostic at a place, with the ways to repair it.</summary>
    public Diagnostic At(Location location, BoundSource source)
    {
        var edit = Axes > 0 ? FixPlanner.ForTarget(source.Model, Axes) : null;
        IReadOnlyList<ModelEdit> edits = edit is null ? [] : [edit];
        return At(location, edits.Select(e => source.Map.Locate(e.Part)), FixProperties.Write(edits));
    }

    /// <summary>The diagnostic at a place, of a call that has nothing to do with the declaration of a model.</summary>
    public Diagnostic At(Location location) => At(location, [], ImmutableDictionary<string, string?>.Empty);

    private Diagnostic At(Location location, IEnumerable<Location> places, ImmutableDictionary<string, string?> properties) => Diagnostic.Create(
        Descriptors.Get(Finding.RuleId), location, places, Replacement is null ? properties : Fixes.Replacement.Write(properties, Replacement, Kind(Replacement)), [.. Finding.Arguments]);

    // "Sequences.ToSingle": what all calls of it have in common
    private static string Kind(string text) => text.IndexOf('(') is > 0 and var end ? text.Substring(0, end) : "Order";
}
