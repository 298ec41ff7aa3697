using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Checks;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>Every step several times in a row. Drops the mask.</summary>
internal sealed class UpSampling1DLayer : Layer
{
    public override string Name => "UpSampling1D";

    public override bool PassesOn(BoundLayer layer) => true;

    public override IReadOnlyList<Argument> Arguments { get; } = [Argument.Integer("Size", 2, 1, SizeLimits.MaxExtent) with { IsPositional = true }];

    public override Shape InferShape(LayerBinding binding)
    {
        if (binding.Input.Rank != 2)
        {
            ChainChecks.NeedsSequence(binding);
            return binding.Input;
        }

        return binding.Input.With(0, SizeLimits.Times(binding.Input[0], binding.Arguments.Int("Size")));
    }

    public override Shape? InferMask(LayerBinding binding, Shape output) => null;

    public override MaskEnd WhyMaskEnds(BoundLayer layer) => MaskEnd.OfSteps("repeats the steps");

    public override bool IsStepwise(BoundLayer layer, bool isTimed) => !isTimed || layer.Arguments.Int("Size") == 1;

    public override TimeReach? Reach(BoundLayer layer, IReadOnlyList<TimeReach?> inputs) => inputs[0] is { Axis: > 0 } ? inputs[0] : base.Reach(layer, inputs);

    public override LookAhead WhyAhead(BoundLayer layer) => new("repeats steps, which moves the later ones", "");

    public override Value Lower(LayerLowering lowering, Value x)
    {
        int steps = lowering.RowAxes, size = lowering.Arguments.Int("Size");
        if (size == 1)
        {
            return x;
        }

        var repeated = lowering.Builder.Broadcast(x, x.Shape.Insert(steps + 1, size), [.. Enumerable.Range(0, steps + 1), steps + 2]);
        return lowering.Builder.Reshape(repeated, x.Shape.With(steps, x.Shape[steps] * size));
    }
}
