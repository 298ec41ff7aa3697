using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using NeuralSeqGen.Analyzers.Flow;

namespace NeuralSeqGen.Analyzers.Calls;

/// <summary>What is certain when a body begins: the shapes its parameters state, and that each is the same wherever it is named.</summary>
internal static class EntryState
{
    public static FlowState Of(ISymbol owner) => Of(owner, FlowState.Empty);

    /// <param name="owner">The function.</param>
    /// <param name="around">What is certain about variables of the functions around it.</param>
    public static FlowState Of(ISymbol owner, FlowState around) => owner is IMethodSymbol method ? Of(method.Parameters, around) : around;

    /// <summary>What stays certain in nested functions, which may run at any time.</summary>
    public static FlowState SharedOf(FlowState start, UntrackedVariables untracked) => start.Only(untracked.IsShared);

    private static FlowState Of(IEnumerable<IParameterSymbol> parameters, FlowState around) =>
        parameters.Aggregate(around, (state, parameter) => state.With(parameter, Of(parameter)));

    private static Fact? Of(IParameterSymbol parameter) => parameter.Type switch
    {
        IArrayTypeSymbol { Rank: var rank } => (DeclaredShape.Of(parameter) ?? new ExtentsFact(new Amount?[rank])).Named(parameter, parameter.Name),
        { SpecialType: SpecialType.System_Int32 or SpecialType.System_Int64 } => new NumberFact(new Amount(new UnknownNumber(parameter, 0, parameter.Name), 0)),
        _ => null,
    };
}
