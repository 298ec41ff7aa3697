using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NeuralSeqGen.Analyzers.Flow;
using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.Emit.Surface;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Analyzers.Calls;

/// <summary>
/// Calls with flat samples. x gives the number of samples; a y that has exactly as many elements as one target per step would need, for a model with one
/// per sequence, or the reverse, is the mistake of NSG0301 or NSG0302 in a type without axes. Otherwise whole samples of both are to be as many.
/// </summary>
internal sealed class FlatCallChecker(Action<Diagnostic> report, ModelLookup models)
{
    public void Check(IInvocationOperation call, FlowState state, FactEvaluator evaluator)
    {
        if (Argument(call, 0) is not { } input || Argument(call, 1) is not { } target || models[call.TargetMethod.ContainingType] is not { Model: { IsValid: true, Inputs: [_], Outputs: [_] } } source)
        {
            return;
        }

        var (x, y) = (source.Surface.Inputs[0], source.Surface.Targets[0]);
        long? inputs = Length(input, state, evaluator), targets = Length(target, state, evaluator);
        if (inputs > 0 && inputs % x.Shape.LongElements == 0 && targets is { } received && OfAxes(source, target, inputs.Value / x.Shape.LongElements, received) is { } axes)
        {
            report(axes);
        }
        else if (Counts(x, inputs, y, targets) is var (isInput, text) && !MeantToFail.Is(call, evaluator.Semantics, models.Cancellation))
        {
            report(Diagnostic.Create(Descriptors.Get(RuleIds.SampleCountMismatch), (isInput ? input : target).Syntax.GetLocation(), source.Model.Name, call.TargetMethod.Name, text));
        }
    }

    private static Diagnostic? OfAxes(BoundSource source, IOperation target, decimal samples, long received)
    {
        var (sample, wanted) = (source.Model.Inputs[0].Shape, source.Model.Outputs[0].TargetShape);
        bool isLabel = source.Model.Outputs[0].Shape.Rank == 1;
        return sample.Rank < 2 ? null
            : isLabel && sample[0] > 1 && received == samples * sample[0] * wanted.Elements ? TargetMistakes.Create(source, wanted.Rank + 2, Product([samples, sample[0], .. Extents(wanted)]), target)
            : !isLabel && wanted[0] > 1 && received == samples * wanted.Skip(1).Elements ? TargetMistakes.Create(source, wanted.Rank, Product([samples, .. Extents(wanted.Skip(1))]), target)
            : null;
    }

    private static (bool IsInput, string Text)? Counts(SurfacePort x, long? inputs, SurfacePort y, long? targets) =>
        inputs == 0 ? (true, ExtentSentences.Nothing(x.Parameter))
        : Samples(x, inputs) is { } samples && Samples(y, targets) is { } rows && samples != rows ? (false, ExtentSentences.Count(y.Parameter, new(rows), x.Parameter, new(samples)))
        : null;

    /// <summary>Null where that is not known, or no whole number.</summary>
    private static long? Samples(SurfacePort port, long? length) => length % port.Shape.LongElements == 0 ? length / port.Shape.LongElements : null;

    private static IEnumerable<decimal> Extents(Shape shape) => shape.Select(extent => (decimal)extent);

    private static string Product(IEnumerable<decimal> extents) => string.Join(" × ", extents.Select(extent => extent.ToString(CultureInfo.InvariantCulture)));

    private static IOperation? Argument(IInvocationOperation call, int position) => call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == position)?.Value;

    /// <summary>Elements of the array behind a span; null when they are not known, or not the same on every way to the call. An array of a field has the length that it states.</summary>
    private static long? Length(IOperation? value, FlowState state, FactEvaluator evaluator) =>
        Array(value) is not IFieldReferenceOperation { Field: var field } || DeclaredShape.Of(field) is not null ? (evaluator.Evaluate(value, state) as ExtentsFact)?.Elements : null;

    private static IOperation? Array(IOperation? value) => value is IConversionOperation { Operand: var operand } ? Array(operand) : value;
}
