using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NeuralSeqGen.Analyzers.Flow;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Analyzers.Calls;

/// <summary>
/// Calls with flat samples. x gives the number of samples; a y that has exactly as many elements as one target per step would need, for a model with one
/// per sequence, or the reverse, is the mistake of NSG0301 or NSG0302 in a type without axes.
/// </summary>
internal sealed class FlatCallChecker(Action<Diagnostic> report, CancellationToken cancellation)
{
    public void Check(IInvocationOperation call, FlowState state, FactEvaluator evaluator)
    {
        var target = Argument(call, 1);
        if (target is null || Length(Argument(call, 0), state, evaluator) is not { } inputs || Length(target, state, evaluator) is not { } targets)
        {
            return;
        }

        var source = BoundSource.Of(call.TargetMethod.ContainingType, cancellation);
        if (source.Model is { IsValid: true, Inputs: [{ Shape: var sample }], Outputs: [{ TargetShape: var wanted }] } && sample.Rank >= 2 && inputs > 0 && inputs % sample.Elements == 0)
        {
            Compare(source, target, inputs / sample.Elements, sample[0], wanted, targets);
        }
    }

    private void Compare(BoundSource source, IOperation target, decimal samples, int steps, Shape wanted, long received)
    {
        bool isLabel = source.Model.Outputs[0].Shape.Rank == 1;
        if (isLabel && steps > 1 && received == samples * steps * wanted.Elements)
        {
            report(TargetMistakes.Create(source, wanted.Rank + 2, Product([samples, steps, .. Extents(wanted)]), target));
        }
        else if (!isLabel && wanted[0] > 1 && received == samples * wanted.Skip(1).Elements)
        {
            report(TargetMistakes.Create(source, wanted.Rank, Product([samples, .. Extents(wanted.Skip(1))]), target));
        }
    }

    private static IEnumerable<decimal> Extents(Shape shape) => shape.Select(extent => (decimal)extent);

    private static string Product(IEnumerable<decimal> extents) => string.Join(" × ", extents.Select(extent => extent.ToString(CultureInfo.InvariantCulture)));

    private static IOperation? Argument(IInvocationOperation call, int position) => call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == position)?.Value;

    /// <summary>Elements of the array behind a span; null when they are not known, or not the same on every way to the call. An array of a field has the length that it states.</summary>
    private static long? Length(IOperation? value, FlowState state, FactEvaluator evaluator) =>
        Array(value) is not IFieldReferenceOperation { Field: var field } || DeclaredShape.Of(field) is not null ? (evaluator.Evaluate(value, state) as ExtentsFact)?.Elements : null;

    private static IOperation? Array(IOperation? value) => value is IConversionOperation { Operand: var operand } ? Array(operand) : value;
}
