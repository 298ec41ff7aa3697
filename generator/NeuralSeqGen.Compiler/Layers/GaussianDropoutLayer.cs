using System;
using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>In training, multiplies every element by a normal number of mean 1 and variance rate ÷ (1 − rate); else changes nothing.</summary>
internal sealed class GaussianDropoutLayer : ElementwiseLayer
{
    public override string Name => "GaussianDropout";

    public override IReadOnlyList<Argument> Arguments { get; } = [Argument.Share("Rate", null)];

    public override bool PassesOn(BoundLayer layer) => true;

    public override Value Lower(LayerLowering lowering, Value x)
    {
        var b = lowering.Builder;
        double rate = lowering.Arguments.Real("Rate"), deviation = Math.Sqrt(rate / (1 - rate));
        return lowering.IsTraining && rate > 0 ? b.Mul(x, b.Add(b.Literal(1), b.Mul(b.Literal(deviation), NormalNumbers.Of(b, lowering.Session.Random(x.Shape), lowering.Session.Random(x.Shape))))) : x;
    }
}
