using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NeuralSeqGen.Compiler.Diagnostics;

namespace NeuralSeqGen.Analyzers.Calls;

/// <summary>Fit on a stateful model whose options certainly shuffle: row i of a batch then goes on from the state of another sequence.</summary>
internal static class ShuffledStates
{
    /// <summary>The option that decides it; they do by default.</summary>
    public const string Option = "Shuffle";

    public static Diagnostic? Check(IInvocationOperation call, ModelLookup models)
    {
        if (call.TargetMethod is not { Name: "Fit", ContainingType: { DeclaringSyntaxReferences.Length: > 0 } type }
            || FitOption.Argument(call) is not { } options
            || FitOption.Of(options, Option) is not { Value: null or true }
            || !BoundSource.IsModel(type)
            || models[type].Model is not { IsValid: true } model
            || model.Layers.FirstOrDefault(l => l.IsStateful) is not { } layer)
        {
            return null;
        }

        return Diagnostic.Create(Descriptors.Get(RuleIds.StatefulShuffled), call.Syntax.GetLocation(), model.Name, layer.Display);
    }
}
