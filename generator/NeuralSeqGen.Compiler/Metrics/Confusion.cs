using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Metrics;

/// <summary>
/// Who predicted what: 0/1 per row and class, and sums of them. Without a threshold an output is a prediction above 0.5 (scores of a hinge: 0), or, where classes exclude each
/// other (labels, averages over classes), as the largest of its row.
/// </summary>
internal sealed class Confusion
{
    /// <summary>Threshold (NaN for Keras's choice), top k (0 for none), one class of all (-1 for none), average.</summary>
    public static readonly IReadOnlyList<Argument> Arguments =
        [Argument.OptionalReal("Threshold"), Argument.Integer("TopK", 0, 0), Argument.Integer("ClassId", -1, -1), Averaging("Micro")];

    // an output of nothing but zeros predicts nothing
    private const double Nothing = 1e-9;

    private readonly MetricLowering _lowering;

    public Confusion(MetricLowering lowering, int classId, Value predicted)
    {
        _lowering = lowering;
        Predicted = OfClass(predicted, classId);
        Actual = OfClass(B.Sub(B.Literal(1), B.Equal(lowering.Truth, B.Literal(0))), classId);
    }

    /// <summary>1 where a class is predicted, [rows…, classes].</summary>
    public Value Predicted { get; }

    /// <summary>1 where it is the truth.</summary>
    public Value Actual { get; }

    /// <summary>Rows per class where both are.</summary>
    public Value Hits => _lowering.SumOfRows(B.Mul(Predicted, Actual));

    private GraphBuilder B => _lowering.Builder;

    public static Argument Averaging(string absent) => Argument.Choice("Average", absent, ["Micro", "Macro", "Weighted"]);

    /// <summary>What is summed for the mean of a ratio per class, or for one ratio of all.</summary>
    public static int SumCount(Arguments arguments, Shape output) => arguments.Choice("Average") switch { "Micro" => 2, "Macro" => 2 * Classes(arguments, output), _ => 3 * Classes(arguments, output) };

    public static string Finish(Arguments arguments) => arguments.Choice("Average") == "Micro" ? "Mean" : "ClassMean" + (arguments.Choice("Average") == "Weighted" ? "Weighted" : "");

    public static string? Refusal(Arguments arguments, Shape output) =>
        Class(arguments) >= output.Last ? $"has ClassId = {Class(arguments)}, but the output has {Naming.Count(output.Last)} classes, counted from 0." : null;

    public static Confusion Of(MetricLowering lowering)
    {
        var arguments = lowering.Arguments;
        double threshold = arguments.Real("Threshold");
        int k = arguments.Int("TopK");
        bool isExclusive = lowering.HasLabels || arguments.Choice("Average") != "Micro";
        var predicted = k == 0 ? Chosen(lowering, threshold, isExclusive) : Top(lowering, k);
        predicted = k > 0 && !double.IsNaN(threshold) ? lowering.Builder.Mul(predicted, lowering.Above(threshold)) : predicted;
        return new(lowering, Class(arguments), predicted);
    }

    /// <summary>Predictions above a threshold, or by the largest output.</summary>
    public static Value Chosen(MetricLowering lowering, double threshold, bool isExclusive)
    {
        var b = lowering.Builder;
        if (!double.IsNaN(threshold) || !isExclusive || lowering.Output.Shape.Last == 1)
        {
            return lowering.Above(double.IsNaN(threshold) ? lowering.Middle : threshold);
        }

        var largest = lowering.Objective.Spread(b.ReduceLast(ReduceKind.Max, lowering.Output));
        var isLargest = b.Equal(lowering.Output, largest);
        return lowering.Activation is null ? b.Mul(isLargest, b.Greater(b.Abs(lowering.Output), b.Literal(Nothing))) : isLargest;
    }

    /// <summary>Numerators, denominators and, for a weighted mean, weights: per class, or summed.</summary>
    public IReadOnlyList<Value> Ratios(Value numerators, Value denominators) => _lowering.Arguments.Choice("Average") switch
    {
        "Micro" => [_lowering.Total(numerators), _lowering.Total(denominators)],
        "Macro" => [numerators, denominators],
        _ => [numerators, denominators, Count(Actual)],
    };

    /// <summary>Rows per class.</summary>
    public Value Count(Value marks) => _lowering.SumOfRows(marks);

    private Value OfClass(Value x, int classId) => classId < 0 ? x : B.Slice(x, x.Shape.Rank - 1, classId, 1);

    /// <summary>1 for the outputs that fewer than k of their row exceed.</summary>
    private static Value Top(MetricLowering lowering, int k)
    {
        var b = lowering.Builder;
        var p = lowering.Output;
        int classes = p.Shape.Rank - 1;
        var pairs = p.Shape.Concat(new Shape(p.Shape.Last));
        var others = b.Broadcast(p, pairs, [.. System.Linq.Enumerable.Range(0, classes), classes + 1]);
        var above = b.ReduceLast(ReduceKind.Sum, b.Greater(others, b.BroadcastTrailing(p, pairs)));
        return b.Less(above, b.Literal(k));
    }

    private static int Class(Arguments arguments) => arguments.Has("ClassId") ? arguments.Int("ClassId") : -1;

    private static int Classes(Arguments arguments, Shape output) => Class(arguments) < 0 ? output.Last : 1;
}
