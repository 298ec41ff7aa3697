using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Checks;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>The axes of a sample in another order, counted from 1: axis i of the output is axis Dims[i] of the input. Drops the mask.</summary>
internal sealed class PermuteLayer : Layer
{
    public override string Name => "Permute";

    public override bool PassesOn(BoundLayer layer) => true;

    public override IReadOnlyList<Argument> Arguments { get; } = [new("Dims", ArgumentKind.Integers, null) { IsPositional = true, Check = v => CheckDims((EquatableArray<int>)v) }];

    public override Shape InferShape(LayerBinding binding)
    {
        var dims = binding.Arguments.Ints("Dims");
        if (dims.Count != binding.Input.Rank)
        {
            binding.Break($"{binding.Display} orders {Naming.Count(dims.Count)} axes, but {ChainChecks.Received(binding)}. Name every axis but the batch.");
            return binding.Input;
        }

        return new(dims.Select(d => binding.Input[d - 1]).ToArray());
    }

    public override Shape? InferMask(LayerBinding binding, Shape output) => null;

    public override MaskEnd WhyMaskEnds(BoundLayer layer) => MaskEnd.OfSteps("puts the axes into another order");

    public override bool IsStepwise(BoundLayer layer, bool isTimed) => !isTimed || layer.Arguments.Ints("Dims")[0] == 1;

    public override TimeReach? Reach(BoundLayer layer, IReadOnlyList<TimeReach?> inputs) => inputs[0]! with { Axis = layer.Arguments.Ints("Dims").ToList().IndexOf(inputs[0]!.Axis + 1) };

    public override LookAhead WhyAhead(BoundLayer layer) => new("puts another axis in the place of the steps", "");

    public override Value Lower(LayerLowering lowering, Value x)
    {
        int rows = lowering.RowAxes, gone = lowering.IsStep ? 1 : 0;
        return lowering.Builder.Transpose(x, [.. Enumerable.Range(0, rows), .. lowering.Arguments.Ints("Dims").Skip(gone).Select(d => rows + d - 1 - gone)]);
    }

    private static string? CheckDims(EquatableArray<int> dims) => dims.OrderBy(d => d).SequenceEqual(Enumerable.Range(1, dims.Count)) && dims.Count > 0
        ? null
        : "must be every number from 1 to the number of axes, in some order";
}
