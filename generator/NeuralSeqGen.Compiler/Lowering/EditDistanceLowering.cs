using System;
using System.Linq;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Lowering;

/// <summary>
/// Levenshtein's table row by row: a Scan over the predicted ids carries the distances to every prefix of the target. The one step that runs along a row,
/// skipping target ids at 1 each, is a minimum over all prefixes, taken in log₂ rounds of shifted minima.
/// </summary>
internal sealed class EditDistanceLowering
{
    // more than any distance, and exact in single precision beside one
    private const double Far = 1 << 20;

    private readonly MetricLowering _lowering;

    public EditDistanceLowering(MetricLowering lowering)
    {
        _lowering = lowering;
        Value predicted = B.ReduceLast(ReduceKind.ArgMax, lowering.Output), target = lowering.Labels;
        var maskOfTarget = lowering.Objective.ComparesRows && target.Shape.Equals(lowering.RowShape) ? lowering.Counts : null;
        var skipped = Prefix(B, Counts(target, maskOfTarget, isPrediction: false), B.Add, 0);
        var table = Run(predicted, Counts(predicted, lowering.Counts, isPrediction: true), target, skipped);
        Distance = B.Index(table, 0, target.Shape[0]);
        TargetLength = B.Index(skipped, 0, target.Shape[0] - 1);
    }

    /// <summary>Edits of the sample.</summary>
    public Value Distance { get; }

    /// <summary>Ids of the target that count.</summary>
    public Value TargetLength { get; }

    private GraphBuilder B => _lowering.Builder;

    /// <summary>1 for ids that count: before the first end, no padding, not masked and, where repeats collapse, not the one before that is not masked.</summary>
    private Value Counts(Value ids, Value? mask, bool isPrediction)
    {
        int end = _lowering.Arguments.Int("EndId"), pad = _lowering.Arguments.Int("PadId");
        var counts = mask ?? B.Fill(1, ids.Shape);
        counts = end < 0 ? counts : B.Mul(counts, B.Equal(Prefix(B, B.Equal(ids, B.Literal(end)), B.Add, 0), B.Literal(0)));
        counts = pad < 0 ? counts : B.Mul(counts, B.Sub(B.Literal(1), B.Equal(ids, B.Literal(pad))));
        return isPrediction && _lowering.Arguments.Flag("Collapse") ? B.Mul(counts, B.Sub(B.Literal(1), Repeats(ids, mask))) : counts;
    }

    /// <summary>1 for ids that are the one before, steps between them that are masked left out.</summary>
    private Value Repeats(Value ids, Value? mask)
    {
        if (mask is null)
        {
            return B.Equal(ids, B.Shift(ids, 1, -1));
        }

        var counted = B.Add(ids, B.Literal(1));
        var latest = Prefix(B, B.Select(mask, counted, B.Literal(0)), (id, earlier) => B.Select(id, id, earlier), 0);
        return B.Equal(counted, B.Shift(latest, 1, 0));
    }

    /// <summary>The last row of the table, [target ids + 1].</summary>
    /// <param name="predicted">Predicted ids, [steps].</param>
    /// <param name="counts">1 for those that count.</param>
    /// <param name="target">Ids of the target.</param>
    /// <param name="lengths">How many of them count up to each.</param>
    private Value Run(Value predicted, Value counts, Value target, Value lengths)
    {
        var skipped = B.Concat(0, B.Fill(0, new Shape(1)), lengths);
        var counting = B.Sub(lengths, B.Shift(lengths, 1, 0));
        var body = new Graph(B.Graph.Ids);
        var row = body.AddInput(skipped.Shape, Rate.Sample, "row");
        Value id = body.AddInput(Shape.Scalar, Rate.Sample, "id"), isId = body.AddInput(Shape.Scalar, Rate.Sample, "counts");
        Value[] captured = [.. new[] { target, counting, skipped }.Select(v => body.AddInput(v.Shape, v.Rate, v.Name))];
        var b = new GraphBuilder(body) { Scope = B.Scope };
        body.Outputs.Add(b.Select(isId, Next(b, row, id, captured[0], captured[1], captured[2]), row));
        var history = B.AppendAll(new ScanOp(body, 0, predicted.Shape[0], false, 1, 2, 0), skipped, predicted, counts, target, counting, skipped)[0];
        return B.Index(history, 0, predicted.Shape[0]);
    }

    private static Value Next(GraphBuilder b, Value row, Value id, Value target, Value counting, Value skipped)
    {
        int ids = target.Shape[0];
        var replaced = b.Add(b.Slice(row, 0, 0, ids), b.Select(counting, b.Sub(b.Literal(1), b.Equal(target, id)), b.Literal(Far)));
        var next = b.Min(b.Add(row, b.Literal(1)), b.Concat(0, b.Fill(Far, new Shape(1)), replaced));
        return b.Add(skipped, Prefix(b, b.Sub(next, skipped), b.Min, Far));
    }

    /// <summary>Combines every element with all before it.</summary>
    private static Value Prefix(GraphBuilder b, Value x, Func<Value, Value, Value> combine, double neutral)
    {
        for (int distance = 1; distance < x.Shape[0]; distance *= 2)
        {
            x = combine(x, b.Shift(x, distance, neutral));
        }

        return x;
    }
}
