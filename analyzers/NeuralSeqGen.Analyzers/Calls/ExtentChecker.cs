using System;
using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Analyzers.Fixes;
using NeuralSeqGen.Analyzers.Flow;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Diagnostics;

namespace NeuralSeqGen.Analyzers.Calls;

/// <summary>Compares the extents of one sample of inputs and targets with those that the model takes.</summary>
internal static class ExtentChecker
{
    public static CallMistake? Check(BoundModel model, CallArray array) => array.Role switch
    {
        CallRole.Input => Judge(array, shape => Input(array, shape), shape => IsKnown(array, shape)),
        CallRole.Target => Judge(array, shape => Target(model, array, shape), shape => IsKnown(array, shape)),
        _ => null,
    };

    /// <summary>One of the shapes that an array may have is wrong: an error where all are, a mistake on some ways to the call where the others are right.</summary>
    /// <param name="array">The array.</param>
    /// <param name="check">The mistake of a shape; null for none, and where it is not certain.</param>
    /// <param name="isKnown">Whether it is certain that a shape without a mistake is right.</param>
    public static CallMistake? Judge(CallArray array, Func<ExtentsFact, CallMistake?> check, Func<ExtentsFact, bool> isKnown)
    {
        if (array.Fact is not { } fact || fact.Shapes[0].Extents.Count != array.Sample.Rank + (array.HasBatch ? 1 : 0))
        {
            return null;
        }

        var mistakes = fact.Shapes.Select(check).ToList();
        bool areSome = mistakes.Contains(null);
        bool isCertain = !areSome || (!fact.IsDecided && fact.Shapes.Where((_, i) => mistakes[i] is null).All(isKnown));
        return isCertain && mistakes.FirstOrDefault(mistake => mistake is not null) is { } first ? first with { IsPartial = areSome, Edit = mistakes.Count == 1 ? first.Edit : null } : null;
    }

    private static bool IsKnown(CallArray array, ExtentsFact shape) => shape.Extents.Skip(array.HasBatch ? 1 : 0).All(extent => extent?.Known is not null);

    private static CallMistake? Input(CallArray array, ExtentsFact shape)
    {
        if (Differing(array, shape) is not [var axis, ..])
        {
            return null;
        }

        int first = array.HasBatch ? 1 : 0;
        bool isSwapped = array.Sample.Rank == 2 && shape[first]?.Known == array.Sample[1] && shape[first + 1]?.Known == array.Sample[0];
        return isSwapped
            ? new(RuleIds.TimeFeatureSwapped, array.At.Syntax, ExtentSentences.Swapped(array, shape))
            : new(RuleIds.ExtentMismatch, array.At.Syntax, ExtentSentences.Extent(array, shape, axis));
    }

    private static CallMistake? Target(BoundModel model, CallArray array, ExtentsFact shape)
    {
        if (Differing(array, shape) is not [var axis, ..])
        {
            return null;
        }

        bool classes = array.Sample.Equals(array.Output!.Shape) && axis == array.Sample.Rank - 1;
        return new(classes ? RuleIds.ClassCountMismatch : RuleIds.ExtentMismatch, array.At.Syntax, ExtentSentences.Target(model, array, shape, axis, classes))
        {
            Edit = ExtentEdits.ForTarget(model, array.Output, [.. shape.Extents.Skip(1).Select(extent => extent?.Known)]),
        };
    }

    /// <summary>Axes of a sample on which the array certainly differs.</summary>
    private static List<int> Differing(CallArray array, ExtentsFact shape) =>
        [.. Enumerable.Range(0, array.Sample.Rank).Where(axis => shape[axis + (array.HasBatch ? 1 : 0)]?.Known is { } known && known != array.Sample[axis])];
}
