using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NeuralSeqGen.Analyzers.Calls;
using NeuralSeqGen.Compiler.Parsing;

namespace NeuralSeqGen.Analyzers.Flow;

/// <summary>Whether a use of a variable leaves the elements of its array as they are: reading them, or passing it to what only reads.</summary>
internal static class ArrayUses
{
    public static bool OnlyReads(IOperation reference) => reference.Parent switch
    {
        IArrayElementReferenceOperation element when element.ArrayReference == reference => ReadsElement(element),
        IPropertyReferenceOperation or IForEachLoopOperation or IReturnOperation or IExpressionStatementOperation => true,
        IInvocationOperation call when call.Instance == reference => call.TargetMethod is { ContainingType.SpecialType: SpecialType.System_Array, Name: "GetLength" or "Clone" or "GetUpperBound" or "GetLongLength" },
        IAssignmentOperation assignment => assignment.Target == reference,
        IConversionOperation or ITupleOperation or IDeclarationExpressionOperation => OnlyReads(reference.Parent),
        IArgumentOperation { Parent: IInvocationOperation call } => OnlyReads(call),
        _ => false,
    };

    private static bool OnlyReads(IInvocationOperation call) =>
        ModelCalls.IsGenerated(call.TargetMethod) || ModelAttributes.IsOurs(call.TargetMethod.ContainingType, "ISequenceModel")
        || (ModelAttributes.IsOurs(call.TargetMethod.ContainingType, "Sequences") && (call.TargetMethod.Name != "AsSpan" || OnlyReads((IOperation)call)));

    private static bool ReadsElement(IOperation element) => element.Parent switch
    {
        IAssignmentOperation assignment => assignment.Target != element,
        IIncrementOrDecrementOperation or ITupleOperation or IAddressOfOperation => false,
        IArgumentOperation { Parameter.RefKind: not RefKind.None } => false,
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.RefKind: not RefKind.None } } => false,
        _ => true,
    };
}
