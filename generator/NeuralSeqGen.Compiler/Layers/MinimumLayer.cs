using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>Smallest of the inputs, element by element.</summary>
internal sealed class MinimumLayer : MergeLayer
{
    public override string Name => "Minimum";

    protected override Value Merge(GraphBuilder builder, IReadOnlyList<Value> inputs) => inputs.Aggregate(builder.Min);
}
