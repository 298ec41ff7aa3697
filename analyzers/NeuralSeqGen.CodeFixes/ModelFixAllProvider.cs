using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace NeuralSeqGen.CodeFixes;

/// <summary>Fixes everything in a document, project or solution at once. Many calls may ask for the same change of one model, in another document than theirs.</summary>
internal sealed class ModelFixAllProvider : FixAllProvider
{
    public static readonly ModelFixAllProvider Instance = new();

    public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        var changes = new List<(DocumentId, TextChange)>();
        foreach (var (document, diagnostic) in await DiagnosticsAsync(fixAllContext).ConfigureAwait(false))
        {
            var fixes = await ((ModelFixer)fixAllContext.CodeFixProvider).FindAsync(document, diagnostic, fixAllContext.CancellationToken).ConfigureAwait(false);
            changes.AddRange(fixes.Where(fix => fix.Key == fixAllContext.CodeActionEquivalenceKey).SelectMany(fix => fix.Changes));
        }

        return changes.Count == 0
            ? null
            : CodeAction.Create("Fix all", cancellation => TextChanges.ApplyAsync(fixAllContext.Solution, changes, cancellation), fixAllContext.CodeActionEquivalenceKey);
    }

    private static async Task<List<(Document, Diagnostic)>> DiagnosticsAsync(FixAllContext context)
    {
        if (context is { Scope: FixAllScope.Document, Document: { } document })
        {
            return [.. (await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false)).Select(diagnostic => (document, diagnostic))];
        }

        var found = new List<(Document, Diagnostic)>();
        foreach (var project in context.Scope == FixAllScope.Solution ? context.Solution.Projects : [context.Project])
        {
            var all = await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false);
            found.AddRange(all.Select(diagnostic => (context.Solution.GetDocument(diagnostic.Location.SourceTree), diagnostic)).Where(pair => pair.Item1 is not null)!);
        }

        return found;
    }
}
