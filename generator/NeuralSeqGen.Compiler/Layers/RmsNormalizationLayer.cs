using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>x / √(mean of x² + ε) · scale over the listed axes, by default the last. Drops the mask: Keras's layer does not support one.</summary>
internal sealed class RmsNormalizationLayer : Layer
{
    public override string Name => "RmsNormalization";

    public override string ClassName => "RMSNormalization";

    public override IReadOnlyList<Argument> Arguments { get; } = [SampleAxes.List(), Argument.Real("Epsilon", 1e-6, min: 0)];

    public override Shape InferShape(LayerBinding binding)
    {
        SampleAxes.Check(binding, binding.Arguments.Ints("Axis"));
        return binding.Input;
    }

    public override Shape? InferMask(LayerBinding binding, Shape output) => null;

    public override MaskEnd WhyMaskEnds(BoundLayer layer) => new("gives its values without a mask, as in Keras", "Use [LayerNormalization], which keeps it, or mask behind it.");

    public override IEnumerable<WeightDeclaration> Weights(LayerBinding binding) =>
        [new("scale", new Shape(SampleAxes.Of(binding.Arguments, binding.Input.Rank).Select(axis => binding.Input[axis]).ToArray()), "Scale") { Initializer = "Ones" }];

    public override bool IsStepwise(BoundLayer layer, bool isTimed) => !isTimed || !SampleAxes.Of(layer.Arguments, layer.InputShape.Rank).Contains(0);

    public override TimeReach? Reach(BoundLayer layer, IReadOnlyList<TimeReach?> inputs) => SampleAxes.Reach(inputs[0], SampleAxes.Of(layer.Arguments, layer.InputShape.Rank));

    public override LookAhead WhyAhead(BoundLayer layer) => new("normalizes over the steps", "");

    public override Value Lower(LayerLowering lowering, Value x)
    {
        var b = lowering.Builder;
        int[] axes = SampleAxes.Lowered(lowering, SampleAxes.Of(lowering.Arguments, lowering.Layer.InputShape.Rank));
        var normalized = Moments.ByRootMeanSquare(b, x, Moments.Except(x, axes), lowering.Arguments.Real("Epsilon"));
        return b.Mul(normalized, b.Broadcast(lowering.Weight("scale"), x.Shape, axes));
    }
}
