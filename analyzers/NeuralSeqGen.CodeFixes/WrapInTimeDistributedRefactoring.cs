using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NeuralSeqGen.Analyzers.Fixes;

namespace NeuralSeqGen.CodeFixes;

/// <summary>The other way round of NSG0701: puts TimeDistributed before a Dense or Activation over a sequence, which says the same in more words.</summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(WrapInTimeDistributedRefactoring))]
public sealed class WrapInTimeDistributedRefactoring : CodeRefactoringProvider
{
    /// <inheritdoc/>
    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var attribute = root?.FindNode(context.Span).FirstAncestorOrSelf<AttributeSyntax>();
        if (attribute is null || !await IsRedundantlyWrappableAsync(context.Document, attribute, context.CancellationToken).ConfigureAwait(false))
        {
            return;
        }

        // A wrapper is a prefix: it stands in the same list as the layer.
        var change = AttributeText.InsertInList(attribute, "TimeDistributed");
        var solution = context.Document.Project.Solution;
        context.RegisterRefactoring(CodeAction.Create(
            $"Wrap [{attribute}] in TimeDistributed", cancellation => TextChanges.ApplyAsync(solution, [(context.Document.Id, change)], cancellation), "WrapInTimeDistributed"));
    }

    private static async Task<bool> IsRedundantlyWrappableAsync(Document document, AttributeSyntax attribute, CancellationToken cancellation)
    {
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        return attribute.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type
            && model.GetDeclaredSymbol(type, cancellation) is INamedTypeSymbol symbol
            && FixPlanner.CanWrap(symbol, attribute, cancellation);
    }
}
