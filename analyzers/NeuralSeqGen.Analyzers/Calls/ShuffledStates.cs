using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NeuralSeqGen.Compiler.Diagnostics;

namespace NeuralSeqGen.Analyzers.Calls;

/// <summary>Fit on a stateful model whose options certainly shuffle: row i of a batch then goes on from the state of another sequence.</summary>
internal static class ShuffledStates
{
    public static Diagnostic? Check(IInvocationOperation call, CancellationToken cancellation)
    {
        if (call.TargetMethod is not { Name: "Fit", ContainingType: { DeclaringSyntaxReferences.Length: > 0 } type }
            || Options(call) is not { } options
            || ShuffleOption.Of(options) is not { Value: true }
            || !BoundSource.IsModel(type)
            || BoundSource.Of(type, cancellation).Model is not { IsValid: true } model
            || model.Layers.FirstOrDefault(l => l.IsStateful) is not { } layer)
        {
            return null;
        }

        return Diagnostic.Create(Descriptors.Get(RuleIds.StatefulShuffled), call.Syntax.GetLocation(), model.Name, layer.Display);
    }

    /// <summary>The argument for the options of Fit.</summary>
    public static IArgumentOperation? Options(IInvocationOperation call) => call.Arguments.FirstOrDefault(a => a.Parameter?.Type is INamedTypeSymbol { Name: "FitOptions" });
}
