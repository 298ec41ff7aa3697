using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Checks;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Model;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>
/// A layer over the values of several nodes. Elementwise merges broadcast as Keras does: axes of extent 1, and missing axes in front, are repeated.
/// A step counts where any input has it valid; if one input has no mask, the result has none.
/// </summary>
internal abstract class MergeLayer : Layer
{
    public override IReadOnlyList<Argument> CommonArguments { get; } =
        [Argument.Text("Name"), Argument.Flag("Trainable", true), new("From", ArgumentKind.Texts, null) { IsPositional = true }];

    public sealed override IReadOnlyList<string?> Sources(PartSpec part) => part["From"] as EquatableArray<string> is { Count: > 0 } names ? names : [null];

    public override Shape InferShape(LayerBinding binding) => MergeChecks.Broadcast(binding);

    public override Shape? InferMask(LayerBinding binding, Shape output) =>
        binding.InputMasks.All(m => m is not null && m.Equals(binding.InputMasks[0])) ? binding.InputMasks[0] : null;

    /// <summary>An input without a mask ends those of the others; so do masks of several shapes.</summary>
    public override MaskEnd? WhyMaskEnds(BoundLayer layer)
    {
        var unmasked = layer.Inputs.Where((_, i) => layer.InputMasks[i] is null).Select(input => input.Display).Distinct().ToList();
        return unmasked.Count == 0 && layer.OutputMask is not null ? null :
            new(unmasked.Count == 0 ? "reads masks of other shapes beside it" : $"also reads {string.Join(" and ", unmasked)}, which {(unmasked.Count == 1 ? "has" : "have")} none",
                "Give every input a mask of the same steps, as [Masking] does, or pass a stepWeight of 0 for padding.");
    }

    public override TimeReach? Reach(BoundLayer layer, IReadOnlyList<TimeReach?> inputs) => MergedReach(layer, inputs);

    /// <summary>Of inputs that lie upon one another, as far as their steps do.</summary>
    protected static TimeReach? MergedReach(BoundLayer layer, IReadOnlyList<TimeReach?> inputs)
    {
        var placed = inputs.Select((time, i) => time is null ? null : time with { Axis = time.Axis + layer.OutputShape.Rank - layer.InputShapes[i].Rank }).ToList();
        var first = placed.OfType<TimeReach>().First();
        bool areAligned = placed.Select((time, i) => time is null || (time.Axis == first.Axis && layer.InputShapes[i][inputs[i]!.Axis] == layer.OutputShape[first.Axis])).All(fits => fits);
        return areAligned ? first with { Ahead = placed.OfType<TimeReach>().Max(time => time.Ahead) } : null;
    }

    public sealed override bool RepeatsInputs => true;

    public override Value Lower(LayerLowering lowering, Value x) => x;

    public override Value Lower(LayerLowering lowering, IReadOnlyList<Value> inputs)
    {
        var shape = inputs[0].Shape.Take(lowering.RowAxes).Concat(StepShape(lowering));
        var spread = inputs.Select(x => Spread(lowering.Builder, x, shape, lowering.RowAxes)).ToList();
        return Merge(lowering.Builder, spread, inputs.Select((x, i) => SpreadMask(lowering, x, lowering.Masks[i], shape)).ToList());
    }

    public override Value? LowerMask(LayerLowering lowering, IReadOnlyList<Value> inputs) =>
        lowering.Layer.EmitsMask ? lowering.Masks.OfType<Value>().Aggregate(lowering.Builder.Max) : null;

    /// <summary>The values of one shape as one.</summary>
    protected virtual Value Merge(GraphBuilder builder, IReadOnlyList<Value> inputs) => inputs[0];

    /// <summary>The same for layers that leave out what does not count; the masks are of the values' shape, null where all of an input counts.</summary>
    protected virtual Value Merge(GraphBuilder builder, IReadOnlyList<Value> inputs, IReadOnlyList<Value?> masks) => Merge(builder, inputs);

    private static Shape StepShape(LayerLowering lowering) => lowering.IsStep ? lowering.Layer.OutputShape.Skip(1) : lowering.Layer.OutputShape;

    private static Value Spread(GraphBuilder b, Value x, Shape shape, int rows)
    {
        int missing = shape.Rank - x.Shape.Rank;
        var kept = Enumerable.Range(0, x.Shape.Rank).Where(axis => x.Shape[axis] == shape[axis < rows ? axis : axis + missing]).ToList();
        var squeezed = b.Reshape(x, new Shape(kept.Select(axis => x.Shape[axis]).ToArray()));
        return b.Broadcast(squeezed, shape, kept.Select(axis => axis < rows ? axis : axis + missing).ToArray());
    }

    // as in Keras, an input that gains axes in front has no mask any more
    private static Value? SpreadMask(LayerLowering lowering, Value x, Value? mask, Shape shape) =>
        mask is not null && x.Shape.Rank == shape.Rank ? Spread(lowering.Builder, lowering.Builder.BroadcastTrailing(mask, x.Shape), shape, lowering.RowAxes) : null;
}
