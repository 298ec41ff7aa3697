using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Lowering;

/// <summary>
/// Mean and biased variance of each feature over all samples of the batch and all axes but the last; with a mask over the rows that count. The variance is
/// that of x − shift, whose squares are no larger than it, where those of x would cost its digits when the mean is large. The shift is the mean as one sum
/// gives it; results depend on it by rounding alone, so that it is a constant to gradients.
/// </summary>
/// <param name="session">The graph under construction.</param>
/// <param name="x">[rows…, features] of one sample.</param>
/// <param name="mask">0/1, of x's first axes; null where every row counts.</param>
internal sealed class BatchMoments(LoweringSession session, Value x, Value? mask)
{
    // Keras adds it to the number of rows under a mask, so that a batch without any has mean and variance 0
    private const double KerasEpsilon = 1e-7;

    private readonly GraphBuilder _b = session.Builder;
    private readonly Value? _rows = mask is null ? null : session.Builder.BroadcastTrailing(mask, x.Shape.Take(x.Shape.Rank - 1));

    public (Value Mean, Value Variance) Measure()
    {
        var count = _rows is null ? All() : OverBatch(_b.Sum(_rows));
        var divisor = _rows is null ? count : _b.Add(count, _b.Literal(KerasEpsilon));
        var shift = _b.StopGradient(_b.Div(Total(Counted(x)), divisor));
        var shifted = Counted(_b.Sub(x, _b.BroadcastLeading(shift, x.Shape)));
        Value sum = Total(shifted), squares = Total(_b.Mul(shifted, shifted)), rest = _b.Div(sum, divisor);
        var mean = _b.Add(shift, rest);
        var variance = Variance(sum, squares, rest, count, divisor);
        mean.Name = "mean";
        variance.Name = "variance";
        return (mean, variance);
    }

    /// <summary>Σ(x − mean)² over the rows that count, as Σx² − mean·(2·Σx − n·mean), which rounding must not make negative.</summary>
    private Value Variance(Value sum, Value squares, Value mean, Value count, Value divisor)
    {
        var crossed = _b.Mul(mean, _b.Sub(_b.Mul(_b.Literal(2), sum), _b.Mul(mean, count)));
        return _b.Max(_b.Div(_b.Sub(squares, crossed), divisor), _b.Literal(0));
    }

    private Value All() => x.Shape.Rows == 1 ? session.BatchCount : _b.Mul(session.BatchCount, _b.Literal(x.Shape.Rows));

    private Value Counted(Value values) => _rows is null ? values : _b.Mul(values, _b.BroadcastTrailing(_rows, values.Shape));

    private Value Total(Value values) => OverBatch(_b.SumRows(values));

    /// <summary>The sum over the samples of the batch, which those that only fill the group are none of.</summary>
    private Value OverBatch(Value perSample) => _b.BatchReduce(_b.Select(session.Valid, perSample, _b.Literal(0)));
}
