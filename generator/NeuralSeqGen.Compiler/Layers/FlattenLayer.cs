using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>All axes of a sample become one, row-major. Drops the mask.</summary>
internal sealed class FlattenLayer : Layer
{
    public override string Name => "Flatten";

    public override bool PassesOn(BoundLayer layer) => true;

    public override Shape InferShape(LayerBinding binding) => new(binding.Input.Elements);

    public override Shape? InferMask(LayerBinding binding, Shape output) => null;

    public override MaskEnd WhyMaskEnds(BoundLayer layer) => MaskEnd.OfSteps("joins the steps to one vector");

    public override bool IsStepwise(BoundLayer layer, bool isTimed) => !isTimed;

    public override LookAhead WhyAhead(BoundLayer layer) => new("joins the steps to one vector", "");

    public override Value Lower(LayerLowering lowering, Value x)
    {
        var rows = x.Shape.Take(lowering.RowAxes);
        return lowering.Builder.Reshape(x, rows.Concat(new Shape(x.Shape.Skip(lowering.RowAxes).Elements)));
    }
}
