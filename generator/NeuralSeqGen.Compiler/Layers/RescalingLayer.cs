using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>x · Scale + Offset.</summary>
internal sealed class RescalingLayer : ElementwiseLayer
{
    public override string Name => "Rescaling";

    public override IReadOnlyList<Argument> Arguments { get; } = [Argument.Real("Scale", null), Argument.Real("Offset", 0)];

    public override Value Lower(LayerLowering lowering, Value x)
    {
        var b = lowering.Builder;
        return b.Add(b.Mul(x, b.Literal(lowering.Arguments.Real("Scale"))), b.Literal(lowering.Arguments.Real("Offset")));
    }
}
