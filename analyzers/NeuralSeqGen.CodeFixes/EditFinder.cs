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
    public static async Task<IReadOnlyList<(ModelEditKind Kind, string Value, AttributeSyntax Attribute)>> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var edits = FixProperties.Read(diagnostic.Properties).Zip(diagnostic.AdditionalLocations, (edit, location) => (edit.Kind, edit.Value, Location: location)).ToList();
        if (edits.Count == 0)
        {
            return await AtCallAsync(document, diagnostic, cancellation).ConfigureAwait(false);
        }

        var found = new List<(ModelEditKind, string, AttributeSyntax)>();
        foreach (var (kind, value, location) in edits)
        {
            if (await AttributeAsync(location, cancellation).ConfigureAwait(false) is { } attribute)
            {
                found.Add((kind, value, attribute));
            }
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

    private static async Task<IReadOnlyList<(ModelEditKind, string, AttributeSyntax)>> AtCallAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        var call = root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<InvocationExpressionSyntax>();
        if (call is null || model?.GetSymbolInfo(call, cancellation).Symbol is not IMethodSymbol method || CallFixes.For(method, cancellation) is not var (edit, attribute))
        {
            return [];
        }

        return [(edit.Kind, edit.Value, attribute)];
    }
}
