using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>In training, adds a normal number of standard deviation Stddev to every element; else changes nothing.</summary>
internal sealed class GaussianNoiseLayer : ElementwiseLayer
{
    public override string Name => "GaussianNoise";

    public override IReadOnlyList<Argument> Arguments { get; } = [Argument.Real("Stddev", null, min: 0)];

    public override bool PassesOn(BoundLayer layer) => true;

    public override Value Lower(LayerLowering lowering, Value x)
    {
        var b = lowering.Builder;
        double deviation = lowering.Arguments.Real("Stddev");
        return lowering.IsTraining && deviation > 0 ? b.Add(x, b.Mul(b.Literal(deviation), NormalNumbers.Of(b, lowering.Session.Random(x.Shape), lowering.Session.Random(x.Shape)))) : x;
    }
}
