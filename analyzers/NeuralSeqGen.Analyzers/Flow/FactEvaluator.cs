using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NeuralSeqGen.Compiler;

namespace NeuralSeqGen.Analyzers.Flow;

/// <summary>What is certain about the value of an expression, given what is certain about the variables in it.</summary>
/// <param name="untracked">Variables that nothing is assumed about.</param>
/// <param name="callees">What calls of functions in the same file return; null for nothing.</param>
/// <param name="semantics">Where declarations in the same file are looked up; null for nowhere.</param>
/// <param name="depth">How many declarations of fields and properties were looked into to get here.</param>
internal sealed class FactEvaluator(UntrackedVariables untracked, CalleeFacts? callees, SemanticModel? semantics, int depth = 0)
{
    /// <summary>Where declarations in the same file are looked up; null for nowhere.</summary>
    public SemanticModel? Semantics => semantics;

    /// <summary>How many declarations of fields and properties were looked into to get here.</summary>
    public int Depth => depth;

    public Fact? Evaluate(IOperation? operation, FlowState state) => operation switch
    {
        null => null,
        { ConstantValue: { HasValue: true, Value: int number } } => new NumberFact(number),
        { ConstantValue: { HasValue: true, Value: long number } } => new NumberFact(number),
        ILocalReferenceOperation { Local: var local } => Variable(local, state),
        IParameterReferenceOperation { Parameter: var parameter } => Variable(parameter, state),
        IFlowCaptureReferenceOperation capture => state[capture.Id],
        IFieldReferenceOperation { Field: { ContainingType.IsTupleType: true } part } field => Part(part, Evaluate(field.Instance, state)),
        IFieldReferenceOperation { Field: var field } => DeclaredShape.Of(field) ?? SetOnce.Of(field, operation, this),
        IPropertyReferenceOperation property => Property(property, state),
        IInvocationOperation call => Call(call, state),
        IAwaitOperation { Operation: var task } => Evaluate(task, state),
        ICollectionExpressionOperation collection => MadeArrays.OfCollection(collection),
        ITupleOperation tuple => new TupleFact(tuple.Elements.Select(element => Evaluate(element, state) ?? NothingFact.Instance).ToEquatableArray()),
        IBinaryOperation binary => Binary(binary, state),
        IParenthesizedOperation { Operand: var operand } => Evaluate(operand, state),
        IConversionOperation conversion => Conversion(conversion, state),
        _ => MadeArrays.Sizes(operation) is { } sizes ? Array(sizes, operation, state) : null,
    };

    /// <summary>An integer; null where nothing is known of it.</summary>
    public Amount? Number(IOperation? operation, FlowState state) => (Evaluate(operation, state) as NumberFact)?.Number;

    /// <summary>What all ways to here have in common of an array; null where nothing is known.</summary>
    public ExtentsFact? Extents(IOperation? operation, FlowState state) => (Evaluate(operation, state) as ArrayFact)?.Common;

    /// <summary>Whether a condition holds; null where that is not certain.</summary>
    public bool? Condition(IOperation? operation, FlowState state) =>
        operation is IBinaryOperation { OperatorMethod: null } binary && Number(binary.LeftOperand, state) is { } left && Number(binary.RightOperand, state) is { } right
            ? NumberArithmetic.Compare(binary.OperatorKind, left, right)
            : null;

    private Fact? Variable(ISymbol variable, FlowState state)
    {
        var fact = untracked.Contains(variable) ? null : state[variable];
        return untracked.MayChange(variable) ? fact?.WithoutElements() : fact;
    }

    private ExtentsFact Array(IReadOnlyList<IOperation> sizes, IOperation made, FlowState state) =>
        new(sizes.Select(size => Number(size, state) is { } number && number.Known is null or >= 0 ? number : (Amount?)null).ToEquatableArray()) { Made = made };

    private static Fact? Part(IFieldSymbol part, Fact? tuple) =>
        tuple is TupleFact { Parts: var parts } && (part.CorrespondingTupleField ?? part).Name is var name && int.TryParse(name.Substring("Item".Length), out int number) && number <= parts.Count ? parts[number - 1] : null;

    private Fact? Property(IPropertyReferenceOperation reference, FlowState state)
    {
        var property = reference.Property;
        if (property is { Name: "Length" or "LongLength", ContainingType: { } type } && (type.SpecialType == SpecialType.System_Array || KnownCalls.IsSpan(type)))
        {
            return Extents(reference.Instance, state)?.Flat[0] is { } length ? new NumberFact(length) : null;
        }

        return DeclaredShape.Of(property) ?? SetOnce.Of(property, reference, this);
    }

    private Fact? Call(IInvocationOperation call, FlowState state) =>
        KnownCalls.Of(call, this, state) ?? (DeclaredShape.OfReturn(call.TargetMethod) is { } declared ? KnownCalls.WithSamples(call, declared, this, state) : callees?.Of(call, this, state));

    /// <summary>The same array under another type, or the same number in another width.</summary>
    private Fact? Conversion(IConversionOperation conversion, FlowState state) => Evaluate(conversion.Operand, state) switch
    {
        NumberFact number when conversion is { Conversion.IsNumeric: true, Type: var type } && NumberArithmetic.Fits(number, type) => number,
        ArrayFact array when conversion.OperatorMethod is null || KnownCalls.IsSpan(conversion.Type) => array,
        TupleFact tuple when conversion.OperatorMethod is null => tuple,
        _ => null,
    };

    private NumberFact? Binary(IBinaryOperation binary, FlowState state) =>
        binary.OperatorMethod is null && Number(binary.LeftOperand, state) is { } left && Number(binary.RightOperand, state) is { } right
            ? NumberArithmetic.Of(binary.OperatorKind, left, right, binary.Type)
            : null;
}
