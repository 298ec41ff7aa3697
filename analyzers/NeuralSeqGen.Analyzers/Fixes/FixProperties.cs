using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace NeuralSeqGen.Analyzers.Fixes;

/// <summary>
/// How edits travel from analyzer to code fix: as text in <c>Diagnostic.Properties</c>; the attribute that edit number i changes is the diagnostic's
/// additional location number i. What belongs to the edit before it begins with an ampersand.
/// </summary>
internal static class FixProperties
{
    private const string Edits = "NeuralSeqGen.Edits";

    public static ImmutableDictionary<string, string?> Write(IReadOnlyList<ModelEdit> edits) => edits.Count == 0
        ? ImmutableDictionary<string, string?>.Empty
        : ImmutableDictionary<string, string?>.Empty.Add(Edits, string.Join(";", edits.SelectMany(edit => edit.Steps.Select(step => (step == edit ? "" : "&") + step.Kind + "=" + step.Value))));

    /// <summary>The edits; <c>IsFirst</c> says where a remedy begins.</summary>
    public static IEnumerable<(bool IsFirst, ModelEditKind Kind, string Value)> Read(ImmutableDictionary<string, string?> properties)
    {
        if (!properties.TryGetValue(Edits, out string? text) || text is null)
        {
            yield break;
        }

        foreach (string edit in text.Split(';'))
        {
            string[] pair = edit.Split(['='], 2);
            yield return (edit[0] != '&', (ModelEditKind)Enum.Parse(typeof(ModelEditKind), pair[0].TrimStart('&')), pair[1]);
        }
    }
}
