using System;
using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Checks;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>Some neighbours along one axis, by default features. A mask goes on where the steps it is about stay.</summary>
internal sealed class SliceLayer : Layer
{
    public override string Name => "Slice";

    public override IReadOnlyList<Argument> Arguments { get; } =
    [
        Argument.Integer("Start", null, -SizeLimits.MaxExtent, SizeLimits.MaxExtent),
        new("Size", ArgumentKind.Integer, null) { IsPositional = true, Check = v => (int)v is -1 or > 0 ? null : "must be 1 or more, or -1 for all that follow" },
        Argument.Integer("Axis", -1, int.MinValue),
    ];

    public override Shape InferShape(LayerBinding binding)
    {
        SampleAxes.Check(binding, [binding.Arguments.Int("Axis")]);
        int axis = SampleAxes.One(binding.Arguments, binding.Input.Rank), extent = binding.Input[axis];
        var (start, size) = Range(binding.Arguments, extent);
        if (start < 0 || size < 1 || (long)start + size > extent)
        {
            binding.Break($"{binding.Display} takes what axis {Naming.Count(axis + 1)} does not have: {ChainChecks.Received(binding)}. Start counts from 0 there, or from -{Naming.Count(extent)}, and Start + Size must not pass {Naming.Count(extent)}.");
        }

        return binding.Input.With(axis, Math.Max(1, Math.Min(size, extent)));
    }

    public override bool PassesOn(BoundLayer layer) => true;

    public override bool IsStepwise(BoundLayer layer, bool isTimed) => !isTimed || layer.InputShape.Equals(layer.OutputShape) || SampleAxes.One(layer.Arguments, layer.InputShape.Rank) != 0;

    public override TimeReach? Reach(BoundLayer layer, IReadOnlyList<TimeReach?> inputs)
    {
        int axis = SampleAxes.One(layer.Arguments, layer.InputShape.Rank);
        return inputs[0] is { } time && time.Axis == axis ? time with { Ahead = time.Ahead + Range(layer.Arguments, layer.InputShape[axis]).Start } : inputs[0];
    }

    public override LookAhead WhyAhead(BoundLayer layer) => new("cuts steps off, so that others move up", "");

    public override Value Lower(LayerLowering lowering, Value x)
    {
        int axis = SampleAxes.One(lowering.Arguments, lowering.Layer.InputShape.Rank);
        var (start, size) = Range(lowering.Arguments, lowering.Layer.InputShape[axis]);
        return lowering.IsStep && axis == 0 ? x : lowering.Builder.Slice(x, SampleAxes.Lowered(lowering, [axis])[0], start, size);
    }

    private static (int Start, int Size) Range(Arguments arguments, int extent)
    {
        int start = arguments.Int("Start") is < 0 and var fromEnd ? extent + fromEnd : arguments.Int("Start");
        return (start, arguments.Int("Size") == -1 ? extent - start : arguments.Int("Size"));
    }
}
