using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>Product of the inputs, element by element, of which those count that no mask takes out; 0 where every input is taken out.</summary>
internal sealed class MultiplyLayer : MergeLayer
{
    public override string Name => "Multiply";

    protected override Value Merge(GraphBuilder builder, IReadOnlyList<Value> inputs, IReadOnlyList<Value?> masks)
    {
        var product = inputs.Select((x, i) => masks[i] is { } mask ? builder.Select(mask, x, builder.Literal(1)) : x).Aggregate(builder.Mul);
        return masks.All(m => m is not null) ? builder.Select(masks.OfType<Value>().Aggregate(builder.Max), product, builder.Literal(0)) : product;
    }
}
