using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using NeuralSeqGen.Analyzers.Flow;

namespace NeuralSeqGen.Analyzers.Calls;

/// <summary>What is certain when a body begins: the shapes its parameters state.</summary>
internal static class EntryState
{
    public static FlowState Of(ISymbol owner) => owner is IMethodSymbol method ? Of(method.Parameters) : FlowState.Empty;

    private static FlowState Of(IEnumerable<IParameterSymbol> parameters) =>
        parameters.Aggregate(FlowState.Empty, (state, parameter) => state.With(parameter, DeclaredShape.Of(parameter)));
}
