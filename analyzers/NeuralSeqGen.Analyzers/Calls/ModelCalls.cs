using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace NeuralSeqGen.Analyzers.Calls;

/// <summary>Which methods of a model take an input and a target.</summary>
internal static class ModelCalls
{
    private static readonly ImmutableHashSet<string> Names = ["Fit", "Evaluate", "TrainOnBatch", "ComputeGradients"];

    /// <summary>Whether a method of this name takes input and target as its first arguments.</summary>
    public static bool TakesPair(string name) => Names.Contains(name);

    /// <summary>Whether a method takes them as spans, samples one after the other.</summary>
    public static bool TakesFlatPair(IMethodSymbol method) =>
        TakesPair(method.Name) && method.Parameters is [{ Type: var input }, { Type: var target }, ..] && IsReadOnlySpan(input) && IsReadOnlySpan(target)
        && IsGenerated(method) && BoundSource.IsModel(method.ContainingType);

    /// <summary>Whether a call of this name could mean an overload that is the author's, takes such a target, and lacks something else.</summary>
    public static bool HasOwnOverload(ImmutableArray<ISymbol> group, ITypeSymbol target) =>
        group.OfType<IMethodSymbol>().Any(method => method.Parameters is [_, { Type: var type }, ..] && SymbolEqualityComparer.Default.Equals(type, target));

    public static bool IsGenerated(IMethodSymbol method) =>
        method.GetAttributes().Any(a => a is { AttributeClass.Name: "GeneratedCodeAttribute", ConstructorArguments: [{ Value: "NeuralSeqGen" }, ..] });

    private static bool IsReadOnlySpan(ITypeSymbol type) => type is INamedTypeSymbol { Name: "ReadOnlySpan", Arity: 1, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };
}
