using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NeuralSeqGen.Analyzers;
using NeuralSeqGen.Analyzers.Calls;

namespace NeuralSeqGen.CodeFixes;

/// <summary>A call of a model that a diagnostic is about.</summary>
/// <param name="Call">The call.</param>
/// <param name="Source">The model.</param>
/// <param name="Semantics">Of its document.</param>
internal sealed record ModelCall(InvocationExpressionSyntax Call, BoundSource Source, SemanticModel Semantics)
{
    /// <summary>The nearest call around a place whose receiver is a model; null where there is none.</summary>
    public static async Task<ModelCall?> AtAsync(Document document, Location place, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var semantics = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (root is null || semantics is null)
        {
            return null;
        }

        foreach (var call in root.FindNode(place.SourceSpan, getInnermostNodeForTie: true).AncestorsAndSelf().OfType<InvocationExpressionSyntax>())
        {
            if (call.Expression is MemberAccessExpressionSyntax { Expression: var receiver, Name.Identifier.ValueText: var name } && (ModelCalls.TakesPair(name) || name == "Predict")
                && semantics.GetTypeInfo(receiver, cancellation).Type is INamedTypeSymbol type && BoundSource.IsModel(type))
            {
                return new(call, BoundSource.Of(type, document.Project.AnalyzerOptions, cancellation), semantics);
            }
        }

        return null;
    }

    /// <summary>Whether an expression is an array of that many axes.</summary>
    public bool IsArray(ExpressionSyntax expression, SpecialType element, int axes) =>
        Semantics.GetTypeInfo(expression).Type is IArrayTypeSymbol array && array.Rank == axes && array.ElementType.SpecialType == element;

    /// <summary>Puts a call of a helper around an expression: <c>Sequences.ArgMax(y)</c>, with its namespace where no using has it.</summary>
    public TextChange Wrapped(ExpressionSyntax expression, string helper)
    {
        bool isKnown = Semantics.LookupNamespacesAndTypes(expression.SpanStart, name: "Sequences").OfType<INamedTypeSymbol>().Any(type => type.ContainingNamespace is { Name: "NeuralSeqGen", ContainingNamespace.IsGlobalNamespace: true });
        return new(expression.Span, $"{(isKnown ? "" : "NeuralSeqGen.")}Sequences.{helper}({expression.WithoutTrivia()})");
    }
}
