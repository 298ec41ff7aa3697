using Microsoft.CodeAnalysis;

namespace NeuralSeqGen.Analyzers.Flow;

/// <summary>Which types values have of which there are facts: most variables of a method have others, and are not followed.</summary>
internal static class FactTypes
{
    /// <summary>Whether a value of a type may be a number, an array, a span or a tuple, under its own name or one that it can be converted to.</summary>
    public static bool Contains(ITypeSymbol? type) => type switch
    {
        null or IArrayTypeSymbol or ITypeParameterSymbol or { TypeKind: TypeKind.Interface or TypeKind.Dynamic } => true,
        { SpecialType: SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Object or SpecialType.System_Array } => true,
        INamedTypeSymbol { IsTupleType: true } or { Name: "Span" or "ReadOnlySpan" or "Memory" or "ReadOnlyMemory" or "Task" or "ValueTask" or "Nullable" or "ConfiguredTaskAwaitable" or "ConfiguredValueTaskAwaitable" } => true,
        _ => false,
    };
}
