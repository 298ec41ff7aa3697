using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NeuralSeqGen.Analyzers.Fixes;

namespace NeuralSeqGen.CodeFixes;

/// <summary>Edits of a declaration as text: what the menu says, and what changes in the source.</summary>
internal static class EditText
{
    /// <summary>The fix that a remedy is; null where one of its edits would change nothing.</summary>
    public static async Task<ModelFix?> FixAsync(Solution solution, IReadOnlyList<(ModelEditKind Kind, string Value, AttributeSyntax Attribute)> remedy, CancellationToken cancellation)
    {
        var changes = new List<(DocumentId, TextChange)>();
        foreach (var (kind, value, attribute) in remedy)
        {
            var target = solution.GetDocument(attribute.SyntaxTree);
            var found = target is null ? [] : Changes(kind, value, attribute, await target.GetTextAsync(cancellation).ConfigureAwait(false));
            if (found.Count == 0)
            {
                return null;
            }

            changes.AddRange(found.Select(change => (target!.Id, change)));
        }

        if (remedy.All(edit => edit.Kind == ModelEditKind.Remove) && AttributeText.Remove(remedy.Select(edit => edit.Attribute).ToList(), await remedy[0].Attribute.SyntaxTree.GetTextAsync(cancellation).ConfigureAwait(false)) is { } together)
        {
            changes = [(changes[0].Item1, together)];
        }

        return new(string.Join(" and ", remedy.Select((edit, i) => Title(edit, isFirst: i == 0))), string.Join("&", remedy.Select(edit => edit.Kind + "=" + edit.Value)), changes);
    }

    private static string Title((ModelEditKind Kind, string Value, AttributeSyntax Attribute) edit, bool isFirst)
    {
        string title = edit.Kind switch
        {
            ModelEditKind.SetArgument => $"Set {edit.Value.Replace("=", " = ")} on [{edit.Attribute}]",
            ModelEditKind.SetPositional => $"Set {Position(edit.Value).Name} = {Position(edit.Value).Number} on [{edit.Attribute}]",
            ModelEditKind.RemoveArgument => $"Remove {edit.Value} of [{edit.Attribute}]",
            ModelEditKind.RemoveLastExtent => $"Remove the last extent of [{edit.Attribute}]",
            ModelEditKind.Rename => $"Replace [{edit.Attribute}] by [{edit.Value.Split('>')[1]}]",
            ModelEditKind.RenameNode => $"Name the node {edit.Value.Split('>')[1]}",
            ModelEditKind.ReplaceByActivation => $"Replace [{edit.Attribute}] by [{Activation(edit.Value)}]",
            ModelEditKind.InsertRepeatVector => $"Insert [RepeatVector({edit.Value})] before [{edit.Attribute}]",
            ModelEditKind.ReturnSequences => $"Set ReturnSequences = {edit.Value} on [{edit.Attribute}]",
            ModelEditKind.MarkOutput => $"Mark '{edit.Value}' with [Output]",
            ModelEditKind.Move => edit.Value.Length == 0 ? $"Move [{edit.Attribute}] to the class" : $"Move [{edit.Attribute}] to '{edit.Value}'",
            _ => $"Remove [{edit.Attribute}]",
        };
        return isFirst ? title : char.ToLowerInvariant(title[0]) + title.Substring(1);
    }

    private static IReadOnlyList<TextChange> Changes(ModelEditKind kind, string value, AttributeSyntax attribute, SourceText source) =>
        kind == ModelEditKind.Move ? MovedAttribute.To(attribute, value, source) : Change(kind, value, attribute, source) is { } change ? [change] : [];

    private static TextChange? Change(ModelEditKind kind, string value, AttributeSyntax attribute, SourceText source) => kind switch
    {
        ModelEditKind.SetArgument when value.Split(['='], 2) is [var name, var text] => AttributeText.SetArgument(attribute, name, text),
        ModelEditKind.SetPositional when Position(value) is var (name, index, number) => AttributeText.SetPositional(attribute, name, index, number),
        ModelEditKind.RemoveArgument => AttributeText.RemoveArgument(attribute, value),
        ModelEditKind.RemoveLastExtent => AttributeText.RemoveLastPositional(attribute),
        ModelEditKind.Rename when value.Split('>') is [var from, var to] => AttributeText.Rename(attribute, from, to),
        ModelEditKind.RenameNode when value.Split('>') is [var from, var to] => AttributeText.RenameNode(attribute, from, to),
        ModelEditKind.ReplaceByActivation => AttributeText.Replace(attribute, Activation(value)),
        ModelEditKind.InsertRepeatVector => AttributeText.InsertBefore(attribute, "RepeatVector(" + value + ")", source),
        ModelEditKind.ReturnSequences => AttributeText.SetArgument(attribute, "ReturnSequences", value),
        ModelEditKind.MarkOutput => AttributeText.InsertBehind(attribute, "Output"),
        ModelEditKind.Remove => AttributeText.Remove(attribute, source),
        _ => null,
    };

    private static string Activation(string name) => $"Activation(Activation.{name})";

    /// <summary><c>TargetShape/1=16</c>: name of the property, place among the arguments of the constructor, number.</summary>
    private static (string Name, int Index, string Number) Position(string value)
    {
        string[] pair = value.Split('/', '=');
        return (pair[0], int.Parse(pair[1], CultureInfo.InvariantCulture), pair[2]);
    }
}
