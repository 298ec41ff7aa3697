using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NeuralSeqGen.Analyzers.Fixes;
using NeuralSeqGen.Analyzers.Flow;

namespace NeuralSeqGen.Analyzers.Calls;

/// <summary>Calls with arrays: their extents, numbers of samples and constant values against what the model takes. One mistake per array, the one that the runtime names first.</summary>
internal sealed class ArrayCallChecker(Action<Diagnostic> report, ModelLookup models)
{
    public void Check(IInvocationOperation operation, FlowState state, FactEvaluator evaluator)
    {
        if (CallReader.Read(operation, evaluator, state, models) is not { } call)
        {
            return;
        }

        var perStep = PerStepTargets.Check(call.Source, call.Groups[0]);
        var mistakes = call.Groups.SelectMany(arrays => Mistakes(call, arrays)).Concat(Notes(operation, call, evaluator)).GroupBy(mistake => mistake.At.Span).Select(same => same.First())
            .Where(mistake => mistake.At.Span != perStep?.Location.SourceSpan).ToList();
        if ((mistakes.Count > 0 || perStep is not null) && !MeantToFail.Is(operation, evaluator.Semantics, models.Cancellation))
        {
            mistakes.ForEach(mistake => report(Diagnosis(call, mistake)));
            if (perStep is not null)
            {
                report(perStep);
            }
        }
    }

    private static IEnumerable<CallMistake> Mistakes(ModelCall call, CallArrays arrays) =>
    [
        .. arrays.All.Select(array => ExtentChecker.Check(call.Source.Model, array)).OfType<CallMistake>(),
        .. new CountChecker(call.Source, call.Method).Check(arrays),
        .. arrays.All.Select(array => ValueChecker.Check(call.Source.Model, array, arrays.HasWeights)).OfType<CallMistake>(),
    ];

    /// <summary>What a Fit notes of the targets that it is to learn.</summary>
    private static IEnumerable<CallMistake> Notes(IInvocationOperation operation, ModelCall call, FactEvaluator evaluator)
    {
        var given = call.Groups[0];
        foreach (var target in call.Method == "Fit" ? given.Targets : [])
        {
            if (!given.HasWeights && TargetNotes.Distributions(target) is { } row)
            {
                yield return row;
            }

            if (call.Groups.Count == 1 && TargetNotes.Sorted(target, () => Split(operation, evaluator)) is { } sorted)
            {
                yield return sorted;
            }
        }
    }

    // in a control-flow graph options with an initializer are in pieces
    private static FitOption? Split(IInvocationOperation call, FactEvaluator evaluator) =>
        evaluator.Semantics?.GetOperation(call.Syntax) is IInvocationOperation whole && FitOption.Argument(whole) is { } options ? FitOption.Of(options, "ValidationSplit") : null;

    private static Diagnostic Diagnosis(ModelCall call, CallMistake mistake)
    {
        IReadOnlyList<ModelEdit> edits = mistake.Edit is null ? [] : [mistake.Edit];
        return Diagnostic.Create(mistake.IsPartial ? Descriptors.AsWarning(mistake.RuleId) : Descriptors.Get(mistake.RuleId), mistake.At.GetLocation(),
            edits.SelectMany(edit => edit.Steps).Select(step => call.Source.Map.Locate(step.Part)), FixProperties.Write(edits), call.Source.Model.Name, call.Method, mistake.Text);
    }
}
