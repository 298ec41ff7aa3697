using System;
using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>In training, sets a share of the elements to the value selu saturates at and moves all so that mean and variance stay; else changes nothing.</summary>
internal sealed class AlphaDropoutLayer : ElementwiseLayer
{
    // selu of minus infinity: -scale · alpha
    private const double Saturation = -1.0507009873554805 * 1.6732632423543772;

    public override string Name => "AlphaDropout";

    public override IReadOnlyList<Argument> Arguments { get; } = [Argument.Share("Rate", null)];

    public override bool PassesOn(BoundLayer layer) => true;

    public override Value Lower(LayerLowering lowering, Value x)
    {
        double rate = lowering.Arguments.Real("Rate");
        if (!lowering.IsTraining || rate <= 0)
        {
            return x;
        }

        var b = lowering.Builder;
        double scale = 1 / Math.Sqrt((1 - rate) * (1 + (rate * Saturation * Saturation))), offset = -scale * Saturation * rate;
        var kept = b.Select(b.GreaterEqual(lowering.Session.Random(x.Shape), b.Literal(rate)), x, b.Literal(Saturation));
        return b.Add(b.Mul(b.Literal(scale), kept), b.Literal(offset));
    }
}
