using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>Largest of the inputs, element by element.</summary>
internal sealed class MaximumLayer : MergeLayer
{
    public override string Name => "Maximum";

    protected override Value Merge(GraphBuilder builder, IReadOnlyList<Value> inputs) => inputs.Aggregate(builder.Max);
}
