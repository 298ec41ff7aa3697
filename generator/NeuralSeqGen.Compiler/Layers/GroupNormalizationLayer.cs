using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>
/// (x − mean) / √(variance + ε) · gamma + beta with the statistics of one sample's group: all steps of the group's channels, channels being the last axis.
/// </summary>
internal sealed class GroupNormalizationLayer : StandardizingLayer
{
    public override string Name => "GroupNormalization";

    public override IReadOnlyList<Argument> Arguments { get; } = [new("Groups", ArgumentKind.Integer, 32) { IsPositional = true, Check = v => (int)v is -1 or > 0 ? null : "must be 1 or more, or -1 for a group per channel" }];

    public override Shape InferShape(LayerBinding binding)
    {
        int groups = binding.Arguments.Int("Groups"), channels = binding.Input.Last;
        if (groups > 0 && channels % groups != 0)
        {
            binding.Break($"Groups of {binding.Display} must divide the {Naming.Count(channels)} channels of its input {Naming.Batch(binding.Input)}, but is {Naming.Count(groups)}.");
        }

        return binding.Input;
    }

    public override bool IsStepwise(BoundLayer layer, bool isTimed) => !isTimed;

    // where every channel is a group, steps along the channels do not meet
    public override TimeReach? Reach(BoundLayer layer, IReadOnlyList<TimeReach?> inputs) =>
        inputs[0] is { } time && time.Axis == layer.InputShape.Rank - 1 && layer.Arguments.Int("Groups") is var groups && (groups == -1 || groups == layer.InputShape.Last) ? time : null;

    public override LookAhead WhyAhead(BoundLayer layer) => new("normalizes with statistics of all steps", "");

    public override Value Lower(LayerLowering lowering, Value x)
    {
        int channels = x.Shape.Last, last = x.Shape.Rank - 1, groups = lowering.Arguments.Int("Groups") is > 0 and var written ? written : channels;
        var grouped = lowering.Builder.Reshape(x, x.Shape.With(last, groups).Insert(last + 1, channels / groups));
        int[] kept = [.. Enumerable.Range(0, lowering.RowAxes), last];
        var normalized = Moments.Standardized(lowering.Builder, grouped, kept, lowering.Arguments.Real("Epsilon"));
        return Scaled(lowering, lowering.Builder.Reshape(normalized, x.Shape), [last]);
    }
}
