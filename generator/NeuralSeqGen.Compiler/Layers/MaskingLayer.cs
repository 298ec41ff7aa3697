using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>Masks the steps whose features all equal the mask value, and sets them to 0.</summary>
internal sealed class MaskingLayer : Layer
{
    public override string Name => "Masking";

    public override IReadOnlyList<Argument> Arguments { get; } = [Argument.Real("MaskValue", 0)];

    public override Shape InferShape(LayerBinding binding) => binding.Input;

    public override double? MaskedValue(BoundLayer layer) => layer.Arguments.Real("MaskValue");

    public override bool PassesOn(BoundLayer layer) => true;

    // whether a step is masked is the matter of all its features
    public override TimeReach? Reach(BoundLayer layer, IReadOnlyList<TimeReach?> inputs) => SampleAxes.Reach(inputs[0], layer.InputShape.Rank - 1);

    public override Shape? InferMask(LayerBinding binding, Shape output) => output.Take(output.Rank - 1);

    public override Value Lower(LayerLowering lowering, Value x)
    {
        var b = lowering.Builder;
        return b.Select(b.BroadcastTrailing(Mask(lowering, x), x.Shape), x, b.Literal(0));
    }

    public override Value? LowerMask(LayerLowering lowering, Value x, Value? mask) => Mask(lowering, x);

    private static Value Mask(LayerLowering lowering, Value x)
    {
        var b = lowering.Builder;
        var equal = b.Equal(x, b.Literal(lowering.Arguments.Real("MaskValue")));
        var mask = b.Sub(b.Literal(1), b.ReduceLast(ReduceKind.Min, equal));
        mask.Name = "mask";
        return mask;
    }
}
