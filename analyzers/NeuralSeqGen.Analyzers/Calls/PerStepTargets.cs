using System.Linq;
using Microsoft.CodeAnalysis;
using NeuralSeqGen.Analyzers.Flow;

namespace NeuralSeqGen.Analyzers.Calls;

/// <summary>
/// A target of as many rows as one per step would have, for a model with one per sequence: the mistake of NSG0301 in an array whose axes of samples and
/// steps are one.
/// </summary>
internal static class PerStepTargets
{
    public static Diagnostic? Check(BoundSource source, CallArrays arrays)
    {
        if (source.Model is not { Inputs: [{ Shape: { Rank: >= 2 } sample }], Outputs: [{ Shape.Rank: 1 }] } || sample[0] < 2
            || arrays.Inputs.ToList() is not [{ Fact: ExtentsFact given }] || arrays.Targets.ToList() is not [{ Fact: ExtentsFact received } target]
            || given[0]?.Known is not (> 0 and var samples) || received[0]?.Known != samples * sample[0])
        {
            return null;
        }

        var rest = received.Extents.Skip(1).Select(extent => extent?.Known).ToList();
        return rest.SequenceEqual(target.Sample.Select(extent => (long?)extent))
            ? TargetMistakes.Create(source, target.Sample.Rank + 2, string.Join(" × ", rest.Select(extent => extent!.Value).Prepend(sample[0]).Prepend(samples).Select(CallText.Number)), target.At)
            : null;
    }
}
