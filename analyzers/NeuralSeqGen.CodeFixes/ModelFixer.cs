using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace NeuralSeqGen.CodeFixes;

/// <summary>A code fix that changes a model's declaration, from a diagnostic there or at a call. Offers nothing that would leave the text as it is.</summary>
public abstract class ModelFixer : CodeFixProvider
{
    private protected ModelFixer(params string[] ruleIds) => FixableDiagnosticIds = [.. ruleIds];

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => ModelFixAllProvider.Instance;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            foreach (var fix in await FindAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false))
            {
                var solution = context.Document.Project.Solution;
                context.RegisterCodeFix(CodeAction.Create(fix.Title, cancellation => TextChanges.ApplyAsync(solution, fix.Changes, cancellation), fix.Key), diagnostic);
            }
        }
    }

    /// <summary>The remedies for one diagnostic, each of them enough by itself.</summary>
    internal abstract Task<IReadOnlyList<ModelFix>> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation);
}
