using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Checks;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>The inputs one after another along an axis. Axes are Keras's: 0 would be the batch, −1 is the last.</summary>
internal sealed class ConcatenateLayer : MergeLayer
{
    public override string Name => "Concatenate";

    public override bool PassesOn(BoundLayer layer) => true;

    public override IReadOnlyList<Argument> Arguments { get; } = [Argument.Integer("Axis", -1, -SizeLimits.MaxRank)];

    public override Shape InferShape(LayerBinding binding)
    {
        MergeChecks.RequireSeveral(binding);
        var first = binding.Inputs[0];
        int axis = Axis(binding.Arguments, first.Rank);
        if (axis < 0 || axis >= first.Rank || binding.Inputs.Any(s => s.Rank != first.Rank || !s.Without(axis).Equals(first.Without(axis))))
        {
            MergeChecks.DoNotFit(binding, "inputs that are equal but for axis " + Naming.Count(binding.Arguments.Int("Axis")));
            return first;
        }

        return first.With(axis, binding.Inputs.Sum(s => s[axis]));
    }

    /// <summary>Along the steps the masks follow one another, an input without one counting as valid; else a step counts where any input has it valid.</summary>
    public override Shape? InferMask(LayerBinding binding, Shape output) =>
        binding.InputMasks.All(m => m is null) || output.Rank < 2 ? null : output.Take(output.Rank - 1);

    /// <summary>Along the features a step counts where any input has it valid, which one without a mask has everywhere. Along the steps it keeps those of the others.</summary>
    public override MaskEnd? WhyMaskEnds(BoundLayer layer) =>
        layer.OutputMask is { } mask && Axis(layer.Arguments, layer.OutputShape.Rank) < mask.Rank ? null : base.WhyMaskEnds(layer);

    public override bool IsStepwise(BoundLayer layer, bool isTimed) => !isTimed || Axis(layer.Arguments, layer.OutputShape.Rank) > 0;

    public override TimeReach? Reach(BoundLayer layer, IReadOnlyList<TimeReach?> inputs) => MergedReach(layer, inputs) is { } time && time.Axis != Axis(layer.Arguments, layer.OutputShape.Rank) ? time : null;

    public override LookAhead WhyAhead(BoundLayer layer) => new("puts sequences one after another along the steps", "");

    public override Value Lower(LayerLowering lowering, IReadOnlyList<Value> inputs) =>
        lowering.Builder.Concat(Axis(lowering.Arguments, lowering.Layer.OutputShape.Rank) + lowering.RowAxes - (lowering.IsStep ? 1 : 0), inputs.ToArray());

    public override Value? LowerMask(LayerLowering lowering, IReadOnlyList<Value> inputs)
    {
        if (!lowering.Layer.EmitsMask)
        {
            return null;
        }

        var b = lowering.Builder;
        int last = inputs[0].Shape.Rank - 1, axis = Axis(lowering.Arguments, lowering.Layer.OutputShape.Rank) + lowering.RowAxes - (lowering.IsStep ? 1 : 0);
        var masks = inputs.Select((x, i) => lowering.Masks[i] ?? b.Fill(1, x.Shape.Take(last))).Select((m, i) => b.BroadcastTrailing(m, inputs[i].Shape.Take(last))).ToList();
        return axis == last ? masks.Aggregate(b.Max) : b.Concat(axis, masks.ToArray());
    }

    private static int Axis(Arguments arguments, int rank) => arguments.Int("Axis") is < 0 and var axis ? rank + axis : arguments.Int("Axis") - 1;
}
