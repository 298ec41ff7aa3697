using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NeuralSeqGen.Analyzers.Flow;
using NeuralSeqGen.Compiler.Parsing;

namespace NeuralSeqGen.Analyzers.Calls;

/// <summary>Reads which arrays a call passes for which inputs, targets and weights of a model.</summary>
internal static class CallReader
{
    private static readonly ImmutableHashSet<string> Names = ["Fit", "Evaluate", "TrainOnBatch", "ComputeGradients", "Predict", "PredictOne", "PredictLayer"];

    /// <summary>Whether a call is one of a model's whose arrays can be read.</summary>
    public static bool IsCall(IInvocationOperation call) => Names.Contains(call.TargetMethod.Name) && ModelOf(call.TargetMethod) is not null;

    /// <summary>The call; null where its model is not valid, or an overload was chosen that takes something else.</summary>
    public static ModelCall? Read(IInvocationOperation call, FactEvaluator evaluator, FlowState state, ModelLookup models)
    {
        if (ModelOf(call.TargetMethod) is not { } type || models[type] is not { Model.IsValid: true } source)
        {
            return null;
        }

        var reader = new CallArguments(source.Surface, call, evaluator, state);
        var groups = SymbolEqualityComparer.Default.Equals(type, call.TargetMethod.ContainingType) ? reader.OfMethod() : reader.OfInterface();
        return groups.Count == 0 ? null : new ModelCall(source, call.TargetMethod.Name, groups);
    }

    /// <summary>The model whose method it is, or whose contract, where the type says which; null for other methods.</summary>
    private static INamedTypeSymbol? ModelOf(IMethodSymbol method) =>
        OfContract(method.ContainingType) ?? (method.ContainingType is { } type && ModelCalls.IsGenerated(method) && IsInSource(type) ? type : null);

    /// <summary>The model that a contract with the types of its arrays is for; null for other types.</summary>
    public static INamedTypeSymbol? OfContract(INamedTypeSymbol? type) =>
        type is { IsGenericType: true, TypeArguments: [INamedTypeSymbol model, ..] } && ModelAttributes.IsOurs(type, "ISequenceModel") && IsInSource(model) ? model : null;

    private static bool IsInSource(INamedTypeSymbol type) => type.DeclaringSyntaxReferences.Length > 0 && BoundSource.IsModel(type);
}
