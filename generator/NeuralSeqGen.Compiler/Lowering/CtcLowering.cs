using System.Linq;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Lowering;

/// <summary>
/// The forward recursion of connectionist temporal classification: a Scan over the steps carries, for every place of the label with blanks between and around,
/// the log-probability of all paths that end there. Graves et al. 2006, equations 6 to 8. Its gradient is that of its ops.
/// </summary>
internal static class CtcLowering
{
    // log 0, finite so that differences of two stay numbers
    private const double Never = -1e30;

    /// <summary>One number per sample; infinite where the steps are too few for the label.</summary>
    public static Value NegativeLogLikelihood(LossLowering lowering)
    {
        Value x = lowering.Output, label = lowering.Target;
        var b = lowering.Builder;
        var places = b.Pad(label, 0, 1, 1, interior: 1);
        var scores = Scores(b, b.Sub(x, lowering.Spread(b.ReduceLast(ReduceKind.LogSumExp, x))), places);
        var last = Run(b, scores, lowering.Mask, Skips(b, places), places.Shape);
        var total = b.Reduce(ReduceKind.LogSumExp, b.Add(last, Ends(b, label, places.Shape)), 0);
        return b.Select(b.Greater(total, b.Literal(Never / 2)), b.Neg(total), b.Literal(double.PositiveInfinity));
    }

    /// <summary>The log-probability of each place's class at each step, [steps, places].</summary>
    private static Value Scores(GraphBuilder b, Value logs, Value places)
    {
        var table = new Shape(places.Shape[0], logs.Shape.Last);
        return b.Product(logs, b.Equal(b.BroadcastTrailing(places, table), b.Iota(table)), transposeB: true);
    }

    /// <summary>0 where a path may come from two places before, over a blank between different classes; else log 0.</summary>
    private static Value Skips(GraphBuilder b, Value places)
    {
        Value isBlank = b.Equal(places, b.Literal(0)), isRepeated = b.Equal(places, b.Shift(places, 2, -1));
        return b.Mul(b.Max(isBlank, isRepeated), b.Literal(Never));
    }

    /// <summary>0 at the label's last class and the blank behind it, the places where paths end; else log 0.</summary>
    private static Value Ends(GraphBuilder b, Value label, Shape places)
    {
        var length = b.Sum(b.Sub(b.Literal(1), b.Equal(label, b.Literal(0))));
        var behind = b.BroadcastTrailing(b.Mul(length, b.Literal(2)), places);
        var index = b.Iota(places);
        var isEnd = b.Max(b.Equal(index, behind), b.Equal(index, b.Sub(behind, b.Literal(1))));
        return b.Mul(b.Sub(b.Literal(1), isEnd), b.Literal(Never));
    }

    private static Value Run(GraphBuilder b, Value scores, Value? mask, Value skips, Shape places)
    {
        // before the first step a path stands at the first place, and goes from there to the first class, too
        var start = b.Pad(b.Fill(0, new Shape(1)), 0, 0, places[0] - 1, fill: Never);
        var body = new Graph(b.Graph.Ids);
        Value carry = body.AddInput(places, Rate.Sample, "alpha"), score = body.AddInput(places, Rate.Sample, "score");
        var counts = mask is null ? null : body.AddInput(Shape.Scalar, Rate.Sample, "counts");
        var skip = body.AddInput(places, skips.Rate, "skips");
        var inner = new GraphBuilder(body) { Scope = b.Scope };
        var next = Next(inner, carry, score, skip);
        body.Outputs.Add(counts is null ? next : inner.Select(inner.BroadcastTrailing(counts, places), next, carry));
        int steps = scores.Shape[0];
        Value[] scanned = mask is null ? [scores] : [scores, mask];
        return b.Index(b.AppendAll(new ScanOp(body, 0, steps, false, 1, scanned.Length, 0), [start, .. scanned, skips])[0], 0, steps);
    }

    /// <summary>To a place paths come from itself, from the one before, and where it may be skipped from the one before that.</summary>
    private static Value Next(GraphBuilder b, Value alpha, Value score, Value skips)
    {
        Value[] from = [alpha, b.Shift(alpha, 1, Never), b.Add(b.Shift(alpha, 2, Never), skips)];
        var joined = b.Concat(1, [.. from.Select(v => b.Reshape(v, v.Shape.Insert(1, 1)))]);
        return b.Add(b.ReduceLast(ReduceKind.LogSumExp, joined), score);
    }
}
