using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NeuralSeqGen.Compiler;

namespace NeuralSeqGen.Analyzers.Flow;

/// <summary>What is certain about the value of an expression, given what is certain about the variables in it.</summary>
internal sealed class FactEvaluator(UntrackedVariables untracked)
{
    public Fact? Evaluate(IOperation? operation, FlowState state) => operation switch
    {
        null => null,
        { ConstantValue: { HasValue: true, Value: int number } } => new NumberFact(number),
        { ConstantValue: { HasValue: true, Value: long number } } => new NumberFact(number),
        ILocalReferenceOperation { Local: var local } => untracked.Contains(local) ? null : state[local],
        IParameterReferenceOperation { Parameter: var parameter } => untracked.Contains(parameter) ? null : state[parameter],
        IFlowCaptureReferenceOperation capture => state[capture.Id],
        IFieldReferenceOperation { Field: var field } => DeclaredShape.Of(field),
        IPropertyReferenceOperation property => Property(property, state),
        IInvocationOperation call => Call(call, state),
        IArrayCreationOperation creation => Array(creation, state),
        IBinaryOperation binary => Binary(binary, state),
        IParenthesizedOperation { Operand: var operand } => Evaluate(operand, state),
        IConversionOperation conversion => Conversion(conversion, state),
        _ => null,
    };

    private ExtentsFact Array(IArrayCreationOperation creation, FlowState state) =>
        new(creation.DimensionSizes.Select(size => Evaluate(size, state) is NumberFact { Value: >= 0 } number ? number.Value : ExtentsFact.Unknown).ToEquatableArray());

    private Fact? Property(IPropertyReferenceOperation property, FlowState state) =>
        property.Property is { Name: "Length", ContainingType.SpecialType: SpecialType.System_Array } && Evaluate(property.Instance, state) is ExtentsFact { Elements: { } elements }
            ? new NumberFact(elements)
            : DeclaredShape.Of(property.Property);

    private Fact? Call(IInvocationOperation call, FlowState state)
    {
        if (call.TargetMethod is not { Name: "GetLength", ContainingType.SpecialType: SpecialType.System_Array })
        {
            return DeclaredShape.OfReturn(call.TargetMethod);
        }

        return Evaluate(call.Instance, state) is ExtentsFact extents && Evaluate(call.Arguments[0].Value, state) is NumberFact axis && extents[axis.Value] is { } extent
            ? new NumberFact(extent)
            : null;
    }

    /// <summary>The same array under another type, or the same number in another width.</summary>
    private Fact? Conversion(IConversionOperation conversion, FlowState state)
    {
        var fact = Evaluate(conversion.Operand, state);
        return fact switch
        {
            ExtentsFact when conversion.Conversion.IsReference || conversion.Conversion.IsIdentity => fact,
            NumberFact when conversion is { Conversion.IsNumeric: true, Type.SpecialType: SpecialType.System_Int32 or SpecialType.System_Int64 } && FitsType(fact, conversion.Type) => fact,
            _ => null,
        };
    }

    private Fact? Binary(IBinaryOperation binary, FlowState state)
    {
        if (binary.OperatorMethod is not null || Evaluate(binary.LeftOperand, state) is not NumberFact left || Evaluate(binary.RightOperand, state) is not NumberFact right)
        {
            return null;
        }

        var result = Arithmetic(binary.OperatorKind, left.Value, right.Value);
        return result is not null && FitsType(result, binary.Type) ? result : null;
    }

    private static NumberFact? Arithmetic(BinaryOperatorKind kind, decimal left, decimal right) => kind switch
    {
        BinaryOperatorKind.Add => Number(left + right),
        BinaryOperatorKind.Subtract => Number(left - right),
        BinaryOperatorKind.Multiply when left is > -1e14m and < 1e14m && right is > -1e14m and < 1e14m => Number(left * right),
        BinaryOperatorKind.Divide when right != 0 => Number(decimal.Truncate(left / right)),
        BinaryOperatorKind.Remainder when right != 0 => Number(left % right),
        _ => null,
    };

    private static NumberFact? Number(decimal value) => value is >= long.MinValue and <= long.MaxValue ? new((long)value) : null;

    // A result that overflows would be another number, or an exception.
    private static bool FitsType(Fact fact, ITypeSymbol? type) => fact is NumberFact { Value: var value } && type?.SpecialType switch
    {
        SpecialType.System_Int32 => value is >= int.MinValue and <= int.MaxValue,
        SpecialType.System_Int64 => true,
        _ => false,
    };
}
