using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NeuralSeqGen.Analyzers.Fixes;
using NeuralSeqGen.Analyzers.Flow;

namespace NeuralSeqGen.Analyzers.Calls;

/// <summary>Calls with arrays: their extents, numbers of samples and constant values against what the model takes. One mistake per array, the one that the runtime names first.</summary>
internal sealed class ArrayCallChecker(Action<Diagnostic> report, CancellationToken cancellation)
{
    public void Check(IInvocationOperation operation, FlowState state, FactEvaluator evaluator)
    {
        if (CallReader.Read(operation, evaluator, state, cancellation) is not { } call)
        {
            return;
        }

        var perStep = PerStepTargets.Check(call.Source, call.Groups[0]);
        var mistakes = call.Groups.SelectMany(arrays => Mistakes(call, arrays)).GroupBy(mistake => mistake.At.Span).Select(same => same.First())
            .Where(mistake => mistake.At.Span != perStep?.Location.SourceSpan).ToList();
        if ((mistakes.Count > 0 || perStep is not null) && !MeantToFail.Is(operation, evaluator.Semantics, cancellation))
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

    private static Diagnostic Diagnosis(ModelCall call, CallMistake mistake)
    {
        IReadOnlyList<ModelEdit> edits = mistake.Edit is null ? [] : [mistake.Edit];
        return Diagnostic.Create(mistake.IsPartial ? Descriptors.AsWarning(mistake.RuleId) : Descriptors.Get(mistake.RuleId), mistake.At.GetLocation(),
            edits.Select(edit => call.Source.Map.Locate(edit.Part)), FixProperties.Write(edits), call.Source.Model.Name, call.Method, mistake.Text);
    }
}
