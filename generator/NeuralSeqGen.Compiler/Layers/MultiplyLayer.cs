using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>Product of the inputs, element by element.</summary>
internal sealed class MultiplyLayer : MergeLayer
{
    public override string Name => "Multiply";

    protected override Value Merge(GraphBuilder builder, IReadOnlyList<Value> inputs) => inputs.Aggregate(builder.Mul);
}
