using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NeuralSeqGen.Analyzers.Flow;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Diagnostics;

namespace NeuralSeqGen.Analyzers.Calls;

/// <summary>What a Fit of constant targets would note when it runs: rows of classes that do not add up to 1, samples sorted by class before a split.</summary>
internal static class TargetNotes
{
    // as the runtime's TargetScan has it
    private const double Tolerance = 0.01;

    /// <summary>The first row that is no distribution.</summary>
    public static CallMistake? Distributions(CallArray array)
    {
        if (Constant(array) is not { } elements || array.Output is not { TargetIsInteger: false, IsMasked: false, Loss.Loss: { TargetValues: "Distributions" } loss })
        {
            return null;
        }

        int width = array.Sample.Last;
        for (int start = 0; start + width <= elements.Count; start += width)
        {
            var row = elements.GetRange(start, width).ConvertAll(MadeArrays.Number);
            if (!row.Contains(null) && !IsDistribution(row.ConvertAll(value => value!.Value)))
            {
                return new(RuleIds.TargetNotDistribution, ValueChecker.Row(elements[start], array),
                    ValueSentences.NoDistribution(row.ConvertAll(value => value!.Value), CallText.Place(array.Name, start, array.Sample), loss.Display));
            }
        }

        return null;
    }

    /// <summary>Labels that stand in one block per class, where the options of the call certainly split.</summary>
    /// <param name="array">The target.</param>
    /// <param name="share">The option ValidationSplit; asked for where the labels are sorted.</param>
    public static CallMistake? Sorted(CallArray array, Func<FitOption?> share) =>
        Constant(array) is { } elements && SampleLabels.Of(array, elements) is { } labels && SampleLabels.AreBlocks(labels) && share() is { Value: double part and > 0 and < 1 }
            ? new(RuleIds.OrderedValidationSplit, array.At.Syntax, ValueSentences.Sorted(array.Name, part, labels.Count))
            : null;

    /// <summary>The elements, where all samples are written in the source.</summary>
    private static List<IOperation>? Constant(CallArray array) =>
        array is { Role: CallRole.Target, Fact: ExtentsFact { Made: { } made } shape } && MadeArrays.Elements(made).ToList() is { Count: > 0 } elements && elements.Count == shape.Elements && elements.Count % array.Sample.Elements == 0 ? elements : null;

    private static bool IsDistribution(List<float> row)
    {
        double sum = row.Sum(value => (double)value);
        return row.Any(value => float.IsNaN(value) || float.IsInfinity(value)) || (row.All(value => value >= 0) && (sum == 0 || Math.Abs(sum - 1) <= Tolerance));
    }
}
