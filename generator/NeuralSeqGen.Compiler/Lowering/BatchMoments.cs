using System;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Lowering;

/// <summary>Mean and biased variance of each feature over all samples of the batch and all axes but the last; with a mask over the rows that count.</summary>
/// <param name="session">The graph under construction.</param>
/// <param name="x">[rows…, features] of one sample.</param>
/// <param name="mask">0/1, of x's first axes; null where every row counts.</param>
internal sealed class BatchMoments(LoweringSession session, Value x, Value? mask)
{
    // Keras adds it to the number of rows under a mask, so that a batch without any has mean and variance 0
    private const double KerasEpsilon = 1e-7;

    private readonly GraphBuilder _b = session.Builder;

    public (Value Mean, Value Variance) Measure()
    {
        var rows = mask is null ? null : _b.BroadcastTrailing(mask, x.Shape.Take(x.Shape.Rank - 1));
        var counted = rows is null ? x : _b.Mul(x, _b.BroadcastTrailing(rows, x.Shape));
        Value sum = OverBatch(_b.SumRows(counted)), squares = OverBatch(_b.SumRows(_b.Mul(counted, counted)));
        var (mean, variance) = rows is null ? OfAll(sum, squares) : OfCounted(sum, squares, OverBatch(_b.Sum(rows)));
        mean.Name = "mean";
        variance.Name = "variance";
        return (mean, variance);
    }

    /// <summary>E[x²] − E[x]², which rounding must not make negative.</summary>
    private (Value Mean, Value Variance) OfAll(Value sum, Value squares)
    {
        var count = x.Shape.Rows == 1 ? session.BatchCount : _b.Mul(session.BatchCount, _b.Literal(x.Shape.Rows));
        var mean = _b.Div(sum, count);
        return (mean, _b.Max(_b.Sub(_b.Div(squares, count), _b.Mul(mean, mean)), _b.Literal(0)));
    }

    /// <summary>Σ(x − mean)² over the rows that count, as Σx² − 2·mean·Σx + n·mean².</summary>
    private (Value Mean, Value Variance) OfCounted(Value sum, Value squares, Value count)
    {
        var divisor = _b.Add(count, _b.Literal(KerasEpsilon));
        var mean = _b.Div(sum, divisor);
        var crossed = _b.Mul(mean, _b.Sub(_b.Mul(_b.Literal(2), sum), _b.Mul(mean, count)));
        return (mean, _b.Max(_b.Div(_b.Sub(squares, crossed), divisor), _b.Literal(0)));
    }

    /// <summary>The sum over the samples of the batch, which those that only fill the group are none of.</summary>
    private Value OverBatch(Value perSample) => _b.BatchReduce(_b.Select(session.Valid, perSample, _b.Literal(0)));
}
