using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using NeuralSeqGen.Compiler.Emit.Surface;

namespace NeuralSeqGen.Analyzers.Calls;

/// <summary>Which methods of a model take which of its arrays.</summary>
internal static class ModelCalls
{
    private static readonly ImmutableHashSet<string> Pairs = ["Fit", "Evaluate", "TrainOnBatch", "ComputeGradients"];

    private static readonly ImmutableHashSet<string> Inputs = ["Predict", "PredictOne", "Generate"];

    private static readonly ImmutableHashSet<string> Steps = ["Step", "CreateState"];

    // a symbol belongs to one compilation, in which its attributes stay what they are
    private static readonly ConditionalWeakTable<IMethodSymbol, object> Generated = new();

    /// <summary>Whether a method of this name takes input and target as its first arguments.</summary>
    public static bool TakesPair(string name) => Pairs.Contains(name);

    /// <summary>Whether a method of this name takes arrays as its first arguments.</summary>
    public static bool TakesArrays(string name) => Pairs.Contains(name) || Inputs.Contains(name);

    /// <summary>How many other arguments stand before the arrays.</summary>
    public static int Before(string name) => name == "PredictLayer" ? 1 : 0;

    /// <summary>What a method of this name takes first, in its order.</summary>
    public static IReadOnlyList<CallPort> Ports(string name, SurfaceShapes s) => !Pairs.Contains(name)
        ? [.. (name == "Generate" ? s.Given : s.Inputs).Select(port => new CallPort(port, null, name == "PredictOne"))]
        : [.. s.Given.Select(port => new CallPort(port, null, false)), .. s.Targets.Select((port, i) => new CallPort(port, s.Compared[i], false))];

    /// <summary>Whether a method takes them as spans, samples one after the other.</summary>
    public static bool TakesFlatPair(IMethodSymbol method) =>
        TakesPair(method.Name) && method.Parameters is [{ Type: var input }, { Type: var target }, ..] && IsReadOnlySpan(input) && IsReadOnlySpan(target)
        && IsGenerated(method) && BoundSource.IsModel(method.ContainingType);

    /// <summary>Whether a method is a decoy that analyzers are to report: the only internal ones of these names.</summary>
    public static bool IsDecoy(IMethodSymbol method) =>
        method.DeclaredAccessibility == Accessibility.Internal && (TakesArrays(method.Name) || Steps.Contains(method.Name)) && IsGenerated(method) && BoundSource.IsModel(method.ContainingType);

    /// <summary>Whether the generator wrote a method.</summary>
    public static bool IsGenerated(IMethodSymbol method) => (bool)Generated.GetValue(method, HasMark);

    private static object HasMark(IMethodSymbol method) =>
        method.GetAttributes().Any(a => a is { AttributeClass.Name: "GeneratedCodeAttribute", ConstructorArguments: [{ Value: "NeuralSeqGen" }, ..] });

    private static bool IsReadOnlySpan(ITypeSymbol type) => type is INamedTypeSymbol { Name: "ReadOnlySpan", Arity: 1, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };
}
