using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Checks;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>Dropout of whole channels: one draw per sample and channel for all steps.</summary>
internal sealed class SpatialDropout1DLayer : Layer
{
    public override string Name => "SpatialDropout1D";

    public override bool PassesOn(BoundLayer layer) => true;

    public override IReadOnlyList<Argument> Arguments { get; } = [Argument.Share("Rate", null)];

    public override TimeReach? Reach(BoundLayer layer, IReadOnlyList<TimeReach?> inputs) => inputs[0];

    public override Shape InferShape(LayerBinding binding)
    {
        if (binding.Input.Rank != 2)
        {
            ChainChecks.NeedsSequence(binding);
        }

        return binding.Input;
    }

    public override Value Lower(LayerLowering lowering, Value x)
    {
        int time = lowering.RowAxes;
        return lowering.DropoutMask(lowering.Arguments.Real("Rate"), x.Shape.Without(time)) is { } mask
            ? lowering.Builder.Mul(x, lowering.Builder.Broadcast(mask, x.Shape, Enumerable.Range(0, x.Shape.Rank).Where(axis => axis != time).ToArray()))
            : x;
    }
}
