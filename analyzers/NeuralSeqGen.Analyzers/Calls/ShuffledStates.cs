using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NeuralSeqGen.Compiler.Diagnostics;

namespace NeuralSeqGen.Analyzers.Calls;

/// <summary>Fit on a stateful model whose options, as they stand in the call, shuffle: row i of a batch then goes on from the state of another sequence.</summary>
internal static class ShuffledStates
{
    public static Diagnostic? Check(IInvocationOperation call, CancellationToken cancellation)
    {
        if (call.TargetMethod is not { Name: "Fit", ContainingType: { DeclaringSyntaxReferences.Length: > 0 } type }
            || call.Arguments.FirstOrDefault(a => a.Parameter?.Type is INamedTypeSymbol { Name: "FitOptions" }) is not { } options
            || !Shuffles(options)
            || !BoundSource.IsModel(type)
            || BoundSource.Of(type, cancellation).Model is not { IsValid: true } model
            || model.Layers.FirstOrDefault(l => l.IsStateful) is not { } layer)
        {
            return null;
        }

        return Diagnostic.Create(Descriptors.Get(RuleIds.StatefulShuffled), call.Syntax.GetLocation(), model.Name, layer.Display);
    }

    /// <summary>Whether the options are the defaults, or made in the call without turning shuffling off.</summary>
    private static bool Shuffles(IArgumentOperation options) =>
        options.IsImplicit || Made(options.Value) switch
        {
            ILiteralOperation { ConstantValue: { HasValue: true, Value: null } } => true,
            IObjectCreationOperation { Initializer: var initializer } => initializer is null || Assigned(initializer) is not { } value || value.ConstantValue is { HasValue: true, Value: true },
            _ => false,
        };

    private static IOperation Made(IOperation value) => value is IConversionOperation { IsImplicit: true, Operand: var operand } ? Made(operand) : value;

    private static IOperation? Assigned(IObjectOrCollectionInitializerOperation initializer) => initializer.Initializers.OfType<ISimpleAssignmentOperation>()
        .FirstOrDefault(a => a.Target is IPropertyReferenceOperation { Property.Name: "Shuffle" })?.Value;
}
