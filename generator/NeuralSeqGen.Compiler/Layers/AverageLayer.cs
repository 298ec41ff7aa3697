using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>Mean of the inputs, element by element.</summary>
internal sealed class AverageLayer : MergeLayer
{
    public override string Name => "Average";

    public override bool PassesOn(BoundLayer layer) => true;

    protected override Value Merge(GraphBuilder builder, IReadOnlyList<Value> inputs) => builder.Mul(inputs.Aggregate(builder.Add), builder.Literal(1.0 / inputs.Count));
}
