using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Checks;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>Inputs of one shape side by side along an axis that is new. Drops the masks, as functions of keras.ops do.</summary>
internal sealed class StackLayer : MergeLayer
{
    public override string Name => "Stack";

    public override IReadOnlyList<Argument> Arguments { get; } = [Argument.Integer("Axis", 1, int.MinValue)];

    public override Shape InferShape(LayerBinding binding)
    {
        MergeChecks.RequireSeveral(binding);
        var first = binding.Inputs[0];
        if (binding.Inputs.Any(shape => !shape.Equals(first)))
        {
            MergeChecks.DoNotFit(binding, "inputs of equal shapes");
        }

        int written = binding.Arguments.Int("Axis"), rank = first.Rank + 1, axis = Shape.SampleAxis(written, rank);
        if (axis < 0 || axis >= rank)
        {
            binding.Break($"{binding.Display} puts its inputs along axis {Naming.Number(written)}, but the new axis must be from 1 to {Naming.Number(rank)}, or from -{Naming.Number(rank)} to -1: {ChainChecks.Received(binding)}.");
            axis = 0;
        }

        return first.Insert(axis, binding.Inputs.Count);
    }

    public override Shape? InferMask(LayerBinding binding, Shape output) => null;

    public override MaskEnd WhyMaskEnds(BoundLayer layer) => MaskEnd.OfSteps("puts its inputs along an axis of their own");

    public override bool PassesOn(BoundLayer layer) => true;

    public override bool IsStepwise(BoundLayer layer, bool isTimed) => !isTimed || Shape.SampleAxis(layer.Arguments.Int("Axis"), layer.OutputShape.Rank) > 0;

    /// <summary>The inputs have one shape: the new axis alone moves that of their steps, where it stands in front of it.</summary>
    public override TimeReach? Reach(BoundLayer layer, IReadOnlyList<TimeReach?> inputs)
    {
        int axis = Shape.SampleAxis(layer.Arguments.Int("Axis"), layer.OutputShape.Rank);
        var read = inputs.OfType<TimeReach>().ToList();
        return read.All(time => time.Axis == read[0].Axis) ? new(read[0].Axis + (read[0].Axis >= axis ? 1 : 0), read.Max(time => time.Ahead)) : null;
    }

    public override LookAhead WhyAhead(BoundLayer layer) => new("puts another axis in front of the steps", "");

    public override Value Lower(LayerLowering lowering, IReadOnlyList<Value> inputs)
    {
        int axis = SampleAxes.Lowered(lowering, [Shape.SampleAxis(lowering.Arguments.Int("Axis"), lowering.Layer.OutputShape.Rank)])[0];
        return lowering.Builder.Concat(axis, [.. inputs.Select(x => lowering.Builder.Reshape(x, x.Shape.Insert(axis, 1)))]);
    }
}
