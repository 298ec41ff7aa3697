using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NeuralSeqGen.Compiler.Parsing;

namespace NeuralSeqGen.Analyzers.Calls;

/// <summary>Whether code says itself that a call throws: a lambda handed to what names an exception, such as <c>Assert.Throws&lt;T&gt;</c>, or a try that catches one of the runtime's.</summary>
internal static class MeantToFail
{
    public static bool Is(IOperation call, SemanticModel? semantics, CancellationToken cancellation) =>
        semantics is not null && call.Syntax.Ancestors().Any(node => node switch
        {
            AnonymousFunctionExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax receiver } } => Expects(semantics.GetSymbolInfo(receiver, cancellation)),
            TryStatementSyntax attempt => attempt.Block.Span.Contains(call.Syntax.Span) && attempt.Catches.Any(clause => clause.Declaration is { Type: var type } && semantics.GetTypeInfo(type, cancellation).Type is { } caught && IsOurs(caught)),
            _ => false,
        });

    private static bool Expects(SymbolInfo receiver) =>
        (receiver.Symbol ?? receiver.CandidateSymbols.FirstOrDefault()) is IMethodSymbol method && (method.TypeArguments.Any(IsException) || method.Name.StartsWith("Throw", System.StringComparison.Ordinal));

    private static bool IsOurs(ITypeSymbol type) => IsException(type) && ModelAttributes.IsOurs(type, type.Name);

    private static bool IsException(ITypeSymbol? type) => type is not null && (type is { Name: "Exception", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } || IsException(type.BaseType));
}
