using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Analyzers.Fixes;
using NeuralSeqGen.Analyzers.Flow;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Diagnostics;

namespace NeuralSeqGen.Analyzers.Calls;

/// <summary>Compares how many samples the arrays of a call have, and with the batches of a model that keeps states.</summary>
/// <param name="source">The model.</param>
/// <param name="method">The method's name.</param>
internal sealed class CountChecker(BoundSource source, string method)
{
    public IEnumerable<CallMistake> Check(CallArrays arrays)
    {
        var inputs = arrays.Inputs.ToList();
        var first = inputs.FirstOrDefault();
        var mistakes = inputs.Where(input => input != first).Select(input => Against(input, first))
            .Concat(arrays.Targets.Select(target => Against(target, first)))
            .Concat(arrays.All.Where(array => array.Role is CallRole.SampleWeight or CallRole.StepWeight).Select(weights => Weights(weights, arrays)))
            .Append(Empty(first ?? arrays.All.FirstOrDefault()))
            .Append(Batches(first ?? arrays.All.FirstOrDefault()));
        return mistakes.OfType<CallMistake>();
    }

    private static IEnumerable<Amount?> Samples(CallArray array) => (array.Fact?.Shapes ?? []).Select(shape => array.HasBatch ? shape[0] : new Amount(1));

    /// <summary>Whether two arrays have different numbers of samples on every way to the call.</summary>
    private static bool AlwaysDiffer(CallArray array, CallArray other) =>
        array.Fact is not null && other.Fact is not null && Samples(array).All(a => Samples(other).All(b => a is { } one && b is { } two && one.DiffersFrom(two)));

    private static CallMistake? Against(CallArray array, CallArray? first) =>
        first is not null && array.HasBatch && AlwaysDiffer(array, first)
            ? new(RuleIds.SampleCountMismatch, array.At.Syntax, ExtentSentences.Count(array.Name, Samples(array).First()!.Value, first.Name, Samples(first).First()!.Value))
            : null;

    private static CallMistake? Weights(CallArray weights, CallArrays arrays)
    {
        var others = arrays.Inputs.Concat(arrays.Targets).ToList();
        return ExtentChecker.Judge(weights, shape =>
        {
            var other = others.FirstOrDefault(array => Samples(array).ToList() is { Count: > 0 } counts && counts.All(count => count is { } number && shape[0] is { } own && own.DiffersFrom(number)));
            bool isWrong = other is not null || (weights.Role == CallRole.StepWeight && shape[1]?.Known is { } rows && rows != weights.Sample[0]);
            var samples = other is not null ? Samples(other).First() : others.SelectMany(Samples).FirstOrDefault(count => count is not null);
            return isWrong ? new(RuleIds.WeightShape, weights.At.Syntax, ExtentSentences.Weights(weights, shape, samples)) : null;
        }, shape => others.SelectMany(Samples).FirstOrDefault() is { } samples && shape[0] == samples && shape.Extents.Skip(1).All(extent => extent?.Known is not null));
    }

    private static CallMistake? Empty(CallArray? array) => array is null || !array.HasBatch ? null : ExtentChecker.Judge(array,
        shape => shape[0]?.Known == 0 ? new(RuleIds.SampleCountMismatch, array.At.Syntax, ExtentSentences.Nothing(array.Name)) : null, shape => shape[0]?.Known is not null);

    private CallMistake? Batches(CallArray? array)
    {
        int batch = source.Model.StatefulBatch;
        if (array is null || batch == 0)
        {
            return null;
        }

        if (!array.HasBatch)
        {
            return batch > 1 ? new(RuleIds.StatefulBatchDivides, array.At.Syntax, ExtentSentences.Batch(array.Name, 1, batch, one: false)) : null;
        }

        bool isOne = method is "TrainOnBatch" or "ComputeGradients";
        return ExtentChecker.Judge(array, shape => shape[0]?.Known is > 0 and var samples && (isOne ? samples != batch : samples % batch != 0)
            ? new(RuleIds.StatefulBatchDivides, array.At.Syntax, ExtentSentences.Batch(array.Name, samples, batch, one: samples % batch == 0)) { Edit = ExtentEdits.ForBatch(source.Model, samples) }
            : null, shape => shape[0]?.Known is not null);
    }
}
