using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace NeuralSeqGen.Analyzers.Calls;

/// <summary>An array of numbers or texts, or arrays or lists of such, as the type of an argument shows it.</summary>
/// <param name="Element">Type of the numbers or texts.</param>
/// <param name="Levels">Axes of each level, from outside: <c>[3]</c> for <c>float[,,]</c>, <c>[1, 2]</c> for <c>List&lt;float[,]&gt;</c>.</param>
/// <param name="Lists">How many levels, from outside, are lists and no arrays.</param>
/// <param name="Text">The type as C# writes it.</param>
internal sealed record ArgumentForm(SpecialType Element, ImmutableArray<int> Levels, int Lists, string Text)
{
    private static readonly ImmutableHashSet<string> ListTypes = ["List", "IList", "IReadOnlyList", "ImmutableArray"];

    public bool IsOneArray => Levels.Length == 1 && Lists == 0;

    public int Axes => Levels.Sum();

    public bool IsSingle => Element == SpecialType.System_Single;

    public bool IsInt32 => Element == SpecialType.System_Int32;

    public bool IsText => Element == SpecialType.System_String;

    public bool IsReal => Element is SpecialType.System_Single or SpecialType.System_Double or SpecialType.System_Decimal;

    public bool IsWhole => Element is >= SpecialType.System_SByte and <= SpecialType.System_UInt64;

    /// <summary>Null for what is no array or list of numbers, of truth values, or of texts.</summary>
    public static ArgumentForm? Of(ITypeSymbol? type)
    {
        var levels = new List<int>();
        int lists = 0;
        var inner = type;
        while (inner is IArrayTypeSymbol or INamedTypeSymbol { TypeArguments.Length: 1 })
        {
            if (inner is IArrayTypeSymbol array)
            {
                levels.Add(array.Rank);
                inner = array.ElementType;
            }
            else if (inner is INamedTypeSymbol list && ListTypes.Contains(list.Name) && lists == levels.Count)
            {
                levels.Add(1);
                lists++;
                inner = list.TypeArguments[0];
            }
            else
            {
                return null;
            }
        }

        return levels.Count > 0 && inner is { SpecialType: (>= SpecialType.System_Boolean and <= SpecialType.System_Double and not SpecialType.System_Char) or SpecialType.System_String }
            ? new(inner.SpecialType, [.. levels], lists, type!.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat))
            : null;
    }
}
