using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>Sum of the inputs.</summary>
internal sealed class AddLayer : MergeLayer
{
    public override string Name => "Add";

    protected override Value Merge(GraphBuilder builder, IReadOnlyList<Value> inputs) => inputs.Aggregate(builder.Add);
}
