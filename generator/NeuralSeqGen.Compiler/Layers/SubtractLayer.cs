using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Checks;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>First input − second input.</summary>
internal sealed class SubtractLayer : MergeLayer
{
    public override string Name => "Subtract";

    public override Shape InferShape(LayerBinding binding)
    {
        if (binding.Inputs.Count > 2)
        {
            MergeChecks.DoNotFit(binding, "exactly two inputs");
        }

        return base.InferShape(binding);
    }

    protected override Value Merge(GraphBuilder builder, IReadOnlyList<Value> inputs) => builder.Sub(inputs[0], inputs[1]);
}
