using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NeuralSeqGen.Analyzers.Fixes;

namespace NeuralSeqGen.CodeFixes;

/// <summary>The edits that remove what a diagnostic complains about: those it carries, or, where the C# compiler reported a decoy, those planned anew.</summary>
internal static class EditFinder
{
    /// <summary>Those that are a remedy by themselves, or begin one.</summary>
    public static async Task<IReadOnlyList<(ModelEditKind Kind, string Value, AttributeSyntax Attribute)>> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation) =>
        (await RemediesAsync(document, diagnostic, cancellation).ConfigureAwait(false)).Select(remedy => remedy[0]).ToList();

    /// <summary>All remedies, each of one edit or several.</summary>
    public static async Task<IReadOnlyList<IReadOnlyList<(ModelEditKind Kind, string Value, AttributeSyntax Attribute)>>> RemediesAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var edits = FixProperties.Read(diagnostic.Properties).Zip(diagnostic.AdditionalLocations, (edit, location) => (edit.IsFirst, edit.Kind, edit.Value, Location: location)).ToList();
        if (edits.Count == 0)
        {
            return await AtCallAsync(document, diagnostic, cancellation).ConfigureAwait(false) is { } atCall ? [[atCall]] : [];
        }

        var found = new List<List<(ModelEditKind, string, AttributeSyntax)>>();
        foreach (var (isFirst, kind, value, location) in edits)
        {
            if (await AttributeAsync(location, cancellation).ConfigureAwait(false) is not { } attribute)
            {
                return [];
            }

            found.AddRange(isFirst ? [[]] : Enumerable.Empty<List<(ModelEditKind, string, AttributeSyntax)>>());
            found[found.Count - 1].Add((kind, value, attribute));
        }

        return found;
    }

    private static async Task<AttributeSyntax?> AttributeAsync(Location location, CancellationToken cancellation)
    {
        if (location.SourceTree is not { } tree)
        {
            return null;
        }

        var root = await tree.GetRootAsync(cancellation).ConfigureAwait(false);
        return root.FindNode(location.SourceSpan).FirstAncestorOrSelf<AttributeSyntax>();
    }

    private static async Task<(ModelEditKind, string, AttributeSyntax)?> AtCallAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        var call = root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<InvocationExpressionSyntax>();
        if (call is null || model?.GetSymbolInfo(call, cancellation).Symbol is not IMethodSymbol method || CallFixes.For(method, cancellation) is not var (edit, attribute))
        {
            return null;
        }

        return (edit.Kind, edit.Value, attribute);
    }
}
