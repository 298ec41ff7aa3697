using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NeuralSeqGen.Analyzers.Fixes;

namespace NeuralSeqGen.CodeFixes;

/// <summary>Makes the activation, the loss and the metrics of an output fit one another; a remedy may change two attributes at once.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(OutputFixer))]
public sealed class OutputFixer() : ModelFixer([.. OutputEdits.Rules])
{
    internal override async Task<IReadOnlyList<ModelFix>> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var fixes = new List<ModelFix>();
        foreach (var remedy in await EditFinder.RemediesAsync(document, diagnostic, cancellation).ConfigureAwait(false))
        {
            var changes = new List<(DocumentId, TextChange)>();
            foreach (var (kind, value, attribute) in remedy)
            {
                if (document.Project.Solution.GetDocument(attribute.SyntaxTree) is { } target
                    && Change(kind, value, attribute, await target.GetTextAsync(cancellation).ConfigureAwait(false)) is { } change)
                {
                    changes.Add((target.Id, change));
                }
            }

            if (changes.Count == remedy.Count)
            {
                fixes.Add(new(string.Join(" and ", remedy.Select((edit, i) => Title(edit, isFirst: i == 0))), string.Join("&", remedy.Select(edit => edit.Kind + "=" + edit.Value)), changes));
            }
        }

        return fixes;
    }

    private static string Title((ModelEditKind Kind, string Value, AttributeSyntax Attribute) edit, bool isFirst)
    {
        string title = edit.Kind switch
        {
            ModelEditKind.SetArgument => $"Set {edit.Value.Replace("=", " = ")} on [{edit.Attribute}]",
            ModelEditKind.RemoveArgument => $"Remove {edit.Value} of [{edit.Attribute}]",
            ModelEditKind.Rename => $"Replace [{edit.Attribute}] by [{edit.Value.Split('>')[1]}]",
            ModelEditKind.ReplaceByActivation => $"Replace [{edit.Attribute}] by [{Activation(edit.Value)}]",
            _ => $"Remove [{edit.Attribute}]",
        };
        return isFirst ? title : char.ToLowerInvariant(title[0]) + title.Substring(1);
    }

    private static TextChange? Change(ModelEditKind kind, string value, AttributeSyntax attribute, SourceText source) => kind switch
    {
        ModelEditKind.SetArgument when value.Split('=') is [var name, var text] => AttributeText.SetArgument(attribute, name, text),
        ModelEditKind.RemoveArgument => AttributeText.RemoveArgument(attribute, value),
        ModelEditKind.Rename when value.Split('>') is [var from, var to] => AttributeText.Rename(attribute, from, to),
        ModelEditKind.ReplaceByActivation => AttributeText.Replace(attribute, Activation(value)),
        ModelEditKind.Remove => AttributeText.Remove(attribute, source),
        _ => null,
    };

    private static string Activation(string name) => $"Activation(Activation.{name})";
}
