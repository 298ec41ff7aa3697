using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>The mean of each feature over the steps, masked ones left out; 0 where all are masked.</summary>
internal sealed class GlobalAveragePooling1DLayer : GlobalPoolingLayer
{
    public override string Name => "GlobalAveragePooling1D";

    public override bool PassesOn(BoundLayer layer) => true;

    protected override Value Pool(LayerLowering lowering, Value x, Value? mask)
    {
        var b = lowering.Builder;
        if (mask is null)
        {
            return b.Div(b.ReduceLast(ReduceKind.Sum, x), b.Literal(x.Shape.Last));
        }

        // the select keeps what a masked step holds, NaN included, out of the sum
        int rows = lowering.RowAxes;
        var counted = b.Select(b.Broadcast(mask, x.Shape, [.. Enumerable.Range(0, rows), rows + 1]), x, b.Literal(0));
        var sum = b.ReduceLast(ReduceKind.Sum, counted);
        var count = b.Max(b.Literal(1), b.ReduceLast(ReduceKind.Sum, mask));
        return b.Div(sum, rows == 0 ? count : b.BroadcastTrailing(count, sum.Shape));
    }
}
