using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NeuralSeqGen.Analyzers.Calls;

/// <summary>How a body uses its variables.</summary>
internal static class LocalUses
{
    /// <summary>The whole body that an operation stands in.</summary>
    public static IOperation Root(IOperation operation)
    {
        while (operation.Parent is { } parent)
        {
            operation = parent;
        }

        return operation;
    }

    public static bool IsSame(ISymbol a, ISymbol b) => SymbolEqualityComparer.Default.Equals(a, b);

    /// <summary>What a variable gets where it is declared; null for nothing.</summary>
    public static IOperation? Initializer(IEnumerable<IOperation> body, ILocalSymbol local) =>
        body.OfType<IVariableDeclaratorOperation>().FirstOrDefault(d => IsSame(d.Symbol, local))?.Initializer?.Value;

    /// <summary>Whether a place may give a new value to what it names.</summary>
    public static bool IsSet(IOperation reference) => reference.Parent switch
    {
        IAssignmentOperation assignment => assignment.Target == reference,
        ITupleOperation { Parent: IDeconstructionAssignmentOperation assignment } tuple => assignment.Target == tuple,
        ITupleOperation tuple => IsSet(tuple),
        IIncrementOrDecrementOperation or IAddressOfOperation => true,
        IArgumentOperation { Parameter.RefKind: not RefKind.None } => true,
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.RefKind: not RefKind.None } } => true,
        _ => false,
    };

    /// <summary>Whether a variable keeps the value that it gets where it is declared.</summary>
    public static bool IsSetOnce(IEnumerable<IOperation> body, ISymbol variable) => !body.Any(operation => Names(operation, variable) && IsSet(operation));

    private static bool Names(IOperation operation, ISymbol variable) => operation switch
    {
        ILocalReferenceOperation local => IsSame(local.Local, variable),
        IParameterReferenceOperation parameter => IsSame(parameter.Parameter, variable),
        _ => false,
    };
}
