using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Checks;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>Steps of zeros before and after. Drops the mask.</summary>
internal sealed class ZeroPadding1DLayer : Layer
{
    public override string Name => "ZeroPadding1D";

    public override bool PassesOn(BoundLayer layer) => true;

    public override IReadOnlyList<Argument> Arguments { get; } = [Argument.Integer("Before", null, 0, SizeLimits.MaxExtent), Argument.Integer("After", null, 0, SizeLimits.MaxExtent)];

    public override Shape InferShape(LayerBinding binding)
    {
        if (binding.Input.Rank != 2)
        {
            ChainChecks.NeedsSequence(binding);
            return binding.Input;
        }

        return binding.Input.With(0, binding.Arguments.Int("Before") + binding.Input[0] + binding.Arguments.Int("After"));
    }

    public override Shape? InferMask(LayerBinding binding, Shape output) => null;

    public override MaskEnd WhyMaskEnds(BoundLayer layer) => MaskEnd.OfSteps("moves the steps");

    public override bool IsStepwise(BoundLayer layer, bool isTimed) => !isTimed || layer.InputShape.Equals(layer.OutputShape);

    public override TimeReach? Reach(BoundLayer layer, IReadOnlyList<TimeReach?> inputs) =>
        inputs[0] is not { Axis: 0 } time ? inputs[0] : time with { Ahead = time.Ahead - layer.Arguments.Int("Before") };

    public override LookAhead WhyAhead(BoundLayer layer) => new("moves the steps", "");

    public override Value Lower(LayerLowering lowering, Value x) =>
        lowering.IsStep ? x : lowering.Builder.Pad(x, lowering.RowAxes, lowering.Arguments.Int("Before"), lowering.Arguments.Int("After"));
}
