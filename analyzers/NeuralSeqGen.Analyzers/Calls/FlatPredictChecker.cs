using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NeuralSeqGen.Analyzers.Flow;
using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.Emit.Surface;

namespace NeuralSeqGen.Analyzers.Calls;

/// <summary>Predict and PredictOne with flat samples: whole samples in, and room for as many out. The first buffer that does not fit is reported, as at run time.</summary>
internal sealed class FlatPredictChecker(Action<Diagnostic> report, ModelLookup models)
{
    private static readonly ImmutableHashSet<string> Names = ["Predict", "PredictOne"];

    /// <summary>Whether a call passes spans for the inputs and outputs of a model.</summary>
    public static bool IsCall(IInvocationOperation call) =>
        Names.Contains(call.TargetMethod.Name) && call.TargetMethod.Parameters is [{ Type: var first }, ..] && KnownCalls.IsSpan(first) && CallReader.IsCall(call);

    public void Check(IInvocationOperation call, FlowState state, FactEvaluator evaluator)
    {
        var source = models[call.TargetMethod.ContainingType];
        var ports = source.Model.IsValid ? source.Surface.Inputs.Concat(source.Surface.Outputs).ToList() : [];
        if (ports.Count == 0 || ports.Count != call.TargetMethod.Parameters.Length)
        {
            return;
        }

        var buffers = call.Arguments.OrderBy(a => a.Parameter!.Ordinal).Select((a, i) => (Port: ports[i], a.Value, (evaluator.Evaluate(a.Value, state) as ExtentsFact)?.Elements)).ToList();
        if (Mistake(source.Surface, call.TargetMethod.Name == "PredictOne", buffers) is var (at, text) && !MeantToFail.Is(call, evaluator.Semantics, models.Cancellation))
        {
            report(Diagnostic.Create(Descriptors.Get(RuleIds.ExtentMismatch), at.Syntax.GetLocation(), source.Model.Name, call.TargetMethod.Name, text));
        }
    }

    private static (IOperation At, string Text)? Mistake(SurfaceShapes surface, bool isOne, List<(SurfacePort Port, IOperation At, long? Length)> buffers)
    {
        long? samples = isOne ? 1 : null;
        for (int i = 0; i < buffers.Count; i++)
        {
            var (port, at, length) = buffers[i];
            long elements = port.Shape.LongElements;
            if (i < surface.Inputs.Count && length % elements is > 0)
            {
                return (at, FlatSentences.NotWhole(port.Parameter, length!.Value, port.Shape));
            }

            bool isInput = i < surface.Inputs.Count;
            samples ??= isInput ? length / elements : null;
            if (samples > 0 && length is { } received && received != samples * elements && (isOne || !isInput))
            {
                return (at, FlatSentences.Buffer(port.Parameter, received, samples.Value * elements, isOne ? FlatSentences.OneSample : "one sample per sample of " + surface.Inputs[0].Parameter));
            }
        }

        return null;
    }
}
