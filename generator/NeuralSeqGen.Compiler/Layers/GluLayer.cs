using System;
using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Checks;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>The gated linear unit (Dauphin et al. 2016): the first half of an axis times the sigmoid of the second. Drops the mask, as functions of keras.ops do.</summary>
internal sealed class GluLayer : Layer
{
    public override string Name => "Glu";

    public override IReadOnlyList<Argument> Arguments { get; } = [Argument.Integer("Axis", -1, int.MinValue)];

    public override Shape InferShape(LayerBinding binding)
    {
        SampleAxes.Check(binding, [binding.Arguments.Int("Axis")]);
        int axis = SampleAxes.One(binding.Arguments, binding.Input.Rank), extent = binding.Input[axis];
        if (extent % 2 != 0)
        {
            binding.Break($"{binding.Display} halves axis {Naming.Count(axis + 1)}, but {ChainChecks.Received(binding)}, and {Naming.Count(extent)} has no half. Give it an even number there.");
        }

        return binding.Input.With(axis, Math.Max(1, extent / 2));
    }

    public override Shape? InferMask(LayerBinding binding, Shape output) => null;

    public override MaskEnd WhyMaskEnds(BoundLayer layer) => new("multiplies one half of the values by the other", "Use a [Dense] with an activation, which keeps it, or mask behind it.");

    public override bool IsStepwise(BoundLayer layer, bool isTimed) => !isTimed || SampleAxes.One(layer.Arguments, layer.InputShape.Rank) != 0;

    public override TimeReach? Reach(BoundLayer layer, IReadOnlyList<TimeReach?> inputs) => SampleAxes.Reach(inputs[0], SampleAxes.One(layer.Arguments, layer.InputShape.Rank));

    public override LookAhead WhyAhead(BoundLayer layer) => new("multiplies the first half of the steps by the second", "");

    public override Value Lower(LayerLowering lowering, Value x)
    {
        var b = lowering.Builder;
        int axis = SampleAxes.Lowered(lowering, [SampleAxes.One(lowering.Arguments, lowering.Layer.InputShape.Rank)])[0], half = x.Shape[axis] / 2;
        return b.Mul(b.Slice(x, axis, 0, half), b.Sigmoid(b.Slice(x, axis, half, half)));
    }
}
