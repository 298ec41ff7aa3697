using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NeuralSeqGen.Compiler.Emit.Surface;

namespace NeuralSeqGen.Analyzers.Calls;

/// <summary>
/// Calls of a model that bind to no overload, not even to a decoy: the C# compiler only says that it cannot convert. Where the types of the arguments
/// alone decide what is wrong, this says why, and what would be right.
/// </summary>
internal static class FailedCalls
{
    public static IEnumerable<Diagnostic> Check(IInvalidOperation failed, ModelLookup models)
    {
        if (failed is not { Syntax: InvocationExpressionSyntax call, SemanticModel: { } semantics } || CallSyntax.Name(call) is not IdentifierNameSyntax { Identifier.ValueText: var method }
            || !(ModelCalls.TakesArrays(method) || ModelCalls.Before(method) > 0))
        {
            return [];
        }

        var methods = semantics.GetMemberGroup(call.Expression, models.Cancellation).OfType<IMethodSymbol>().Where(m => !IsOfSources(m)).ToList();
        return methods.Count == 0 ? []
            : CallReader.OfContract(methods[0].ContainingType) is { } contracted ? OfContract(models[contracted], new(call, method, [], semantics, models.Cancellation))
            : IsOfModel(methods) ? OfModel(models[methods[0].ContainingType], call, method, semantics, models) : [];
    }

    private static IEnumerable<Diagnostic> OfContract(BoundSource source, FailedArguments arguments) => source.Model.IsValid ? arguments.MistakesOfContract(new ArgumentMistakes(source.Surface), source) : [];

    private static IEnumerable<Diagnostic> OfModel(BoundSource source, InvocationExpressionSyntax call, string method, SemanticModel semantics, ModelLookup models)
    {
        if (!source.Model.IsValid)
        {
            return [];
        }

        var shapes = source.Surface;
        var arguments = new FailedArguments(call, method, ModelCalls.Ports(method, shapes), semantics, models.Cancellation);
        return ModelCalls.Before(method) == 0 && ArgumentOrder.Of(shapes, arguments) is { } order ? [order.Mistake.At(order.Location, source)] : arguments.Mistakes(new ArgumentMistakes(shapes), source);
    }

    /// <summary>Whether a method is one of those that any model has for sources: what is no source does not mean them.</summary>
    private static bool IsOfSources(IMethodSymbol method) => method.ReducedFrom is { ContainingType: { Name: "SourceExtensions", ContainingNamespace: { Name: "NeuralSeqGen", ContainingNamespace.IsGlobalNamespace: true } } };

    /// <summary>Whether a call means generated methods of one model: none of the author's could be meant as well.</summary>
    private static bool IsOfModel(List<IMethodSymbol> methods) => methods[0].ContainingType is { DeclaringSyntaxReferences.Length: > 0 } type && BoundSource.IsModel(type)
        && methods.All(m => SymbolEqualityComparer.Default.Equals(m.ContainingType, type) && ModelCalls.IsGenerated(m));
}
