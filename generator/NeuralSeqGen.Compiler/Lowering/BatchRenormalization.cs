using System;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Lowering;

/// <summary>
/// What batch renormalisation (Ioffe 2017) does beside a batch's own mean m and deviation s: the factor r = s / renorm_stddev and the summand
/// d = (m − renorm_mean) / renorm_stddev, both clipped and without gradients, and five statistics that move.
/// </summary>
/// <param name="lowering">The layer.</param>
/// <param name="mean">Of the batch.</param>
/// <param name="deviation">Of the batch, √(variance + ε).</param>
internal sealed class BatchRenormalization(LayerLowering lowering, Value mean, Value deviation)
{
    private readonly GraphBuilder _b = lowering.Builder;
    private readonly double _epsilon = lowering.Arguments.Real("Epsilon");
    private readonly Value _renormMean = lowering.Session.Moved(lowering.Weight("renorm_mean"));
    private readonly Value _renormDeviation = lowering.Session.Moved(lowering.Weight("renorm_stddev"));

    /// <summary>What x − m is multiplied by and what is added then: ((x − m) / s · r + d) · gamma + beta, with r and d from the statistics before this batch.</summary>
    /// <param name="factor">gamma / s.</param>
    /// <param name="beta">beta; null for none.</param>
    public (Value Factor, Value Summand) Correct(Value factor, Value? beta)
    {
        var scale = _b.Max(_b.Literal(Math.Sqrt(_epsilon)), _renormDeviation);
        double most = lowering.Arguments.Real("RenormClippingDMax");
        var r = _b.StopGradient(Clipped(_b.Div(deviation, scale), lowering.Arguments.Real("RenormClippingRMin"), lowering.Arguments.Real("RenormClippingRMax")));
        var d = _b.StopGradient(Clipped(_b.Div(_b.Sub(mean, _renormMean), scale), -most, most));
        var scaled = lowering.WeightOrNull("gamma") is { } gamma ? _b.Mul(d, gamma) : d;
        return (_b.Mul(factor, r), beta is null ? scaled : _b.Add(scaled, beta));
    }

    /// <summary>Moves all statistics; the moving variance follows from the moving deviation, which holds ε.</summary>
    public void Move()
    {
        double rate = 1 - lowering.Arguments.Real("Momentum"), renormRate = 1 - lowering.Arguments.Real("RenormMomentum");
        var session = lowering.Session;
        session.Move(lowering.Weight("moving_mean"), mean, rate);
        session.Move(lowering.Weight("moving_stddev"), deviation, rate);
        session.Move(lowering.Weight("renorm_mean"), mean, renormRate);
        session.Move(lowering.Weight("renorm_stddev"), deviation, renormRate);
        var moved = session.Moved(lowering.Weight("moving_stddev"));
        session.Move(lowering.Weight("moving_variance"), _b.Max(_b.Literal(0), _b.Sub(_b.Mul(moved, moved), _b.Literal(_epsilon))), 1);
    }

    // a limit that is NaN is none
    private Value Clipped(Value x, double low, double high)
    {
        var above = double.IsNaN(low) ? x : _b.Max(_b.Literal(low), x);
        return double.IsNaN(high) ? above : _b.Min(_b.Literal(high), above);
    }
}
