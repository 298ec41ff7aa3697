using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace NeuralSeqGen.Analyzers.Flow;

/// <summary>Expressions that make an array or a span, and the elements that stand in them.</summary>
internal static class MadeArrays
{
    /// <summary>Sizes of a creation by <c>new</c> or <c>stackalloc</c>; null for other expressions.</summary>
    public static IReadOnlyList<IOperation>? Sizes(IOperation operation) => operation switch
    {
        IArrayCreationOperation creation => creation.DimensionSizes,
        { Syntax: StackAllocArrayCreationExpressionSyntax { Type: ArrayTypeSyntax { RankSpecifiers: [{ Sizes: [{ } size] }, ..] } } } stack => [.. stack.ChildOperations.Where(child => child.Syntax == size)],
        _ => null,
    };

    /// <summary>The elements of <c>[1, 2]</c>; null where their number is not known.</summary>
    public static ExtentsFact? OfCollection(ICollectionExpressionOperation collection) =>
        collection.Elements.Any(element => element is ISpreadOperation) ? new ExtentsFact((Amount?)null) : new ExtentsFact(new Amount(collection.Elements.Length)) { Made = collection };

    /// <summary>The elements, row-major, that stand in an expression; none for an array of zeros.</summary>
    public static IEnumerable<IOperation> Elements(IOperation made) => made switch
    {
        IArrayCreationOperation { Initializer: { } initializer } => Elements(initializer),
        IArrayInitializerOperation initializer => initializer.ElementValues.SelectMany(value => value is IArrayInitializerOperation inner ? Elements(inner) : [value]),
        ICollectionExpressionOperation collection => collection.Elements,
        _ => [],
    };

    /// <summary>A constant integer; null for other elements.</summary>
    public static int? Integer(IOperation element) => element.ConstantValue is { HasValue: true, Value: int number } ? number : null;

    /// <summary>A constant number; null for other elements.</summary>
    public static float? Number(IOperation element) => element.ConstantValue is { HasValue: true, Value: float number } ? number : null;
}
