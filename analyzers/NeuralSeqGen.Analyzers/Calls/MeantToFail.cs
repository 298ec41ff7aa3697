using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NeuralSeqGen.Compiler.Parsing;

namespace NeuralSeqGen.Analyzers.Calls;

/// <summary>Whether code says itself that a call throws: a lambda or local function handed to what names an exception, such as <c>Assert.Throws&lt;T&gt;</c>, or a try that catches one of the runtime's.</summary>
internal static class MeantToFail
{
    public static bool Is(IOperation call, SemanticModel? semantics, CancellationToken cancellation) =>
        semantics is not null && call.Syntax.Ancestors().Any(node => node switch
        {
            AnonymousFunctionExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax receiver } } => semantics.GetSymbolInfo(receiver, cancellation) is var handed && (Expects(handed) || HandsOn(handed.Symbol as IMethodSymbol, semantics, cancellation)),
            AnonymousFunctionExpressionSyntax { Parent: EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } } => IsHandedOn(variable, variable.Identifier.ValueText, semantics, cancellation),
            LocalFunctionStatementSyntax function => IsHandedOn(function, function.Identifier.ValueText, semantics, cancellation),
            TryStatementSyntax attempt => attempt.Block.Span.Contains(call.Syntax.Span) && attempt.Catches.Any(clause => CatchesOurs(clause, semantics, cancellation)),
            _ => false,
        });

    /// <summary>Whether what has a name is used in a statement that expects an exception: <c>Assert.Throws&lt;T&gt;(act)</c>, <c>act.Should().Throw&lt;T&gt;()</c>.</summary>
    private static bool IsHandedOn(SyntaxNode declaration, string name, SemanticModel semantics, CancellationToken cancellation) =>
        declaration.Ancestors().FirstOrDefault(node => node is BlockSyntax or SwitchSectionSyntax or CompilationUnitSyntax) is { } scope
        && scope.DescendantNodes().OfType<IdentifierNameSyntax>().Where(use => use.Identifier.ValueText == name)
            .SelectMany(use => use.Ancestors().TakeWhile(node => node is not StatementSyntax).OfType<InvocationExpressionSyntax>())
            .Any(receiver => Expects(semantics.GetSymbolInfo(receiver, cancellation)));

    /// <summary>A helper of the same file that hands its parameter to what expects an exception.</summary>
    private static bool HandsOn(IMethodSymbol? helper, SemanticModel semantics, CancellationToken cancellation) =>
        helper?.DeclaringSyntaxReferences.FirstOrDefault() is { } reference && reference.SyntaxTree == semantics.SyntaxTree
        && reference.GetSyntax(cancellation).DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Any(inner => inner.ArgumentList.Arguments.Any(a => a.Expression is IdentifierNameSyntax name && helper.Parameters.Any(p => p.Name == name.Identifier.ValueText && p.Type.TypeKind == TypeKind.Delegate))
                && Expects(semantics.GetSymbolInfo(inner, cancellation)));

    /// <summary>By the type it catches, or by one that its filter names.</summary>
    private static bool CatchesOurs(CatchClauseSyntax clause, SemanticModel semantics, CancellationToken cancellation) =>
        (clause.Declaration is { Type: var type } && semantics.GetTypeInfo(type, cancellation).Type is { } caught && IsOurs(caught))
        || (clause.Filter is { } filter && filter.DescendantNodes().OfType<SimpleNameSyntax>().Any(name => semantics.GetSymbolInfo(name, cancellation).Symbol is ITypeSymbol named && (IsOurs(named) || ModelAttributes.IsOurs(named, "IRuleViolation"))));

    /// <summary>By a type argument, by what it gives (<c>Record.Exception(act)</c>), or by its name; a method of an exception, such as <c>ThrowIfNull</c>, looks at its argument alone.</summary>
    private static bool Expects(SymbolInfo receiver) =>
        (receiver.Symbol ?? receiver.CandidateSymbols.FirstOrDefault()) is IMethodSymbol method && !IsException(method.ContainingType)
        && (method.TypeArguments.Any(IsException) || IsException(method.ReturnType) || method.Name.StartsWith("Throw", System.StringComparison.Ordinal));

    private static bool IsOurs(ITypeSymbol type) => IsException(type) && ModelAttributes.IsOurs(type, type.Name);

    private static bool IsException(ITypeSymbol? type) => type is not null && (type is { Name: "Exception", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } || IsException(type.BaseType));
}
