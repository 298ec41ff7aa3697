using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>Axes from their end to their start, by default the first: time. Drops the mask, as functions of keras.ops do.</summary>
internal sealed class FlipLayer : Layer
{
    public override string Name => "Flip";

    public override IReadOnlyList<Argument> Arguments { get; } = [SampleAxes.List()];

    public override Shape InferShape(LayerBinding binding)
    {
        SampleAxes.Check(binding, binding.Arguments.Ints("Axis"));
        return binding.Input;
    }

    public override Shape? InferMask(LayerBinding binding, Shape output) => null;

    public override MaskEnd WhyMaskEnds(BoundLayer layer) => MaskEnd.OfSteps("turns the sequence round");

    public override bool PassesOn(BoundLayer layer) => true;

    public override bool IsStepwise(BoundLayer layer, bool isTimed) => !isTimed || layer.InputShape[0] == 1 || !Axes(layer).Contains(0);

    public override TimeReach? Reach(BoundLayer layer, IReadOnlyList<TimeReach?> inputs) => SampleAxes.Reach(inputs[0], [.. Axes(layer).Where(axis => layer.InputShape[axis] > 1)]);

    public override LookAhead WhyAhead(BoundLayer layer) => new("turns the steps round", "");

    public override Value Lower(LayerLowering lowering, Value x) =>
        SampleAxes.Lowered(lowering, Axes(lowering.Layer).Where(axis => axis > 0 || !lowering.IsStep)).Aggregate(x, lowering.Builder.Reverse);

    private static int[] Axes(BoundLayer layer) => layer.Arguments.Ints("Axis").Count == 0 ? [0] : SampleAxes.Of(layer.Arguments, layer.InputShape.Rank);
}
