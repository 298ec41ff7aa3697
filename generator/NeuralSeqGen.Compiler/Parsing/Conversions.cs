using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace NeuralSeqGen.Compiler.Parsing;

/// <summary>Conversions of numbers that C# makes inside of something else, where no operation says so: an int of a tuple becomes a double on the way.</summary>
internal static class Conversions
{
    public static bool ChangeNumbers(IConversionOperation conversion)
    {
        var kind = conversion.GetConversion();
        return (kind.IsNullable && !AreSame(Inner(conversion.Operand.Type), Inner(conversion.Type))) || (kind.IsTupleConversion && !AreSame(conversion.Operand.Type, conversion.Type));
    }

    public static bool ChangeNumbers(IDeconstructionAssignmentOperation assignment) => assignment.Value.Type is { IsTupleType: true } && !IsLiteral(assignment.Value) && !AreSame(assignment.Value.Type, assignment.Target.Type);

    public static bool ChangeNumbers(IForEachLoopOperation loop) =>
        loop.Syntax is CommonForEachStatementSyntax statement && loop.SemanticModel?.GetForEachStatementInfo(statement).ElementConversion is { IsNumeric: true } or { IsNullable: true };

    private static bool IsLiteral(IOperation value) => value is ITupleOperation || (value is IConversionOperation conversion && IsLiteral(conversion.Operand)) || (value is IParenthesizedOperation inside && IsLiteral(inside.Operand));

    private static ITypeSymbol? Inner(ITypeSymbol? type) => type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;

    private static bool AreSame(ITypeSymbol? from, ITypeSymbol? to) =>
        from is INamedTypeSymbol { IsTupleType: true } tuple && to is INamedTypeSymbol { IsTupleType: true } other
            ? tuple.TupleElements.Length == other.TupleElements.Length && tuple.TupleElements.Zip(other.TupleElements, (a, b) => AreSame(a.Type, b.Type)).All(same => same)
            : SymbolEqualityComparer.Default.Equals(from, to) || (to is not null && FunctionSignature.IsTensor(to));
}
