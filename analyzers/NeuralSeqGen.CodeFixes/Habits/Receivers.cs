using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NeuralSeqGen.Analyzers;

namespace NeuralSeqGen.CodeFixes.Habits;

/// <summary>What a member is looked for in: a model, or what Fit gave.</summary>
internal static class Receivers
{
    /// <summary>The model whose member an access names; null for other types.</summary>
    public static INamedTypeSymbol? Model(ExpressionSyntax receiver, SemanticModel semantics, CancellationToken cancellation) =>
        semantics.GetTypeInfo(receiver, cancellation).Type is INamedTypeSymbol type && BoundSource.IsModel(type) ? type : null;

    public static bool IsHistory(ExpressionSyntax receiver, SemanticModel semantics, CancellationToken cancellation) =>
        semantics.GetTypeInfo(receiver, cancellation).Type is INamedTypeSymbol { Name: "History", ContainingNamespace: { Name: "NeuralSeqGen", ContainingNamespace.IsGlobalNamespace: true } };

    /// <summary>Names of the public members of a model.</summary>
    public static IEnumerable<string> Members(INamedTypeSymbol model) =>
        model.GetMembers().Where(m => m is { DeclaredAccessibility: Accessibility.Public, CanBeReferencedByName: true, IsImplicitlyDeclared: false } and not INamedTypeSymbol).Select(m => m.Name).Distinct();
}
