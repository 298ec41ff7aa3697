using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using NeuralSeqGen.Analyzers.Flow;

namespace NeuralSeqGen.Analyzers.Calls;

/// <summary>The class of each sample, of targets that hold one label per sample; the runtime's SplitNotes reads them so.</summary>
internal static class SampleLabels
{
    // fewer may stand so by chance
    private const int FewestSamples = 20, FewestPerClass = 4;

    /// <summary>Null where a label is not known, or a sample has none of one class.</summary>
    public static IReadOnlyList<int>? Of(CallArray array, List<IOperation> elements)
    {
        var labels = (array.Output, array.Sample) switch
        {
            ({ TargetIsInteger: true, Loss.Loss.TargetValues: "Any" }, { Elements: 1 }) => elements.ConvertAll(MadeArrays.Integer),
            ({ Loss.Loss.TargetValues: "Distributions" }, { Rank: 1, Last: var classes }) => Enumerable.Range(0, elements.Count / classes).Select(i => Class(elements.GetRange(i * classes, classes))).ToList(),
            ({ TargetIsInteger: false, Loss.Loss.TargetValues: "Probabilities" }, { Elements: 1 }) => elements.ConvertAll(element => MadeArrays.Number(element) is 0 or 1 ? (int?)MadeArrays.Number(element) : null),
            _ => [null],
        };
        return labels.Contains(null) ? null : labels.ConvertAll(label => label!.Value);
    }

    /// <summary>Whether each class stands in one block, of several.</summary>
    public static bool AreBlocks(IReadOnlyList<int> labels)
    {
        int blocks = 1 + Enumerable.Range(1, labels.Count - 1).Count(i => labels[i] != labels[i - 1]);
        return labels.Count >= FewestSamples && blocks > 1 && blocks == labels.Distinct().Count() && labels.Count >= FewestPerClass * blocks;
    }

    private static int? Class(List<IOperation> row) =>
        row.ConvertAll(MadeArrays.Number) is var values && !values.Contains(null) && values.IndexOf(1f) is >= 0 and var label ? label : null;
}
