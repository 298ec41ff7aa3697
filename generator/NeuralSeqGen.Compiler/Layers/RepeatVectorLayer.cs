using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Checks;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>(features) to (n, features), every step the same. Drops the mask.</summary>
internal sealed class RepeatVectorLayer : Layer
{
    public override string Name => "RepeatVector";

    public override bool PassesOn(BoundLayer layer) => true;

    public override IReadOnlyList<Argument> Arguments { get; } = [Argument.Integer("N", null, 1, SizeLimits.MaxExtent)];

    public override Shape InferShape(LayerBinding binding)
    {
        if (binding.Input.Rank != 1)
        {
            ChainChecks.NeedsVector(binding);
        }

        return new(binding.Arguments.Int("N"), binding.Input.Last);
    }

    public override Shape? InferMask(LayerBinding binding, Shape output) => null;

    public override bool IsStepwise(BoundLayer layer, bool isTimed) => false;

    public override LookAhead WhyAhead(BoundLayer layer) => new("repeats one vector for all steps", "");

    public override Value Lower(LayerLowering lowering, Value x)
    {
        int rows = lowering.RowAxes;
        return lowering.Builder.Broadcast(x, x.Shape.Insert(rows, lowering.Arguments.Int("N")), [.. Enumerable.Range(0, rows), rows + 1]);
    }
}
