using System.Collections.Generic;
using System.Linq;
using System.Threading;
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
    public static IEnumerable<Diagnostic> Check(IInvalidOperation failed, CancellationToken cancellation)
    {
        if (failed is not { Syntax: InvocationExpressionSyntax call, SemanticModel: { } semantics } || CallSyntax.Name(call) is not IdentifierNameSyntax { Identifier.ValueText: var method }
            || !ModelCalls.TakesArrays(method) || Model(call, semantics, cancellation) is not { } type || BoundSource.Of(type, cancellation) is not { Model.IsValid: true } source)
        {
            return [];
        }

        var shapes = source.Surface;
        var arguments = new FailedArguments(call, method, ModelCalls.Ports(method, shapes), semantics, cancellation);
        return ArgumentOrder.Of(shapes, arguments) is { } order ? [order.Mistake.At(order.Location, source)] : arguments.Mistakes(new ArgumentMistakes(shapes), source);
    }

    /// <summary>The model whose generated methods a call could mean; null where one of the author's could be meant as well.</summary>
    private static INamedTypeSymbol? Model(InvocationExpressionSyntax call, SemanticModel semantics, CancellationToken cancellation)
    {
        var methods = semantics.GetMemberGroup(call.Expression, cancellation).OfType<IMethodSymbol>().ToList();
        return methods.Count > 0 && methods[0].ContainingType is { DeclaringSyntaxReferences.Length: > 0 } type && BoundSource.IsModel(type)
            && methods.All(m => SymbolEqualityComparer.Default.Equals(m.ContainingType, type) && ModelCalls.IsGenerated(m)) ? type : null;
    }
}
