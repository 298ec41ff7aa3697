using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>In training, sets a share of the elements to 0 and scales the others by 1 ÷ (1 − rate); else changes nothing.</summary>
internal sealed class DropoutLayer : ElementwiseLayer
{
    public override string Name => "Dropout";

    public override IReadOnlyList<Argument> Arguments { get; } = [Argument.Share("Rate", null)];

    public override bool PassesOn(BoundLayer layer) => true;

    public override Value Lower(LayerLowering lowering, Value x) =>
        lowering.DropoutMask(lowering.Arguments.Real("Rate"), x.Shape) is { } mask ? lowering.Builder.Mul(x, mask) : x;
}
