using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>Largest of the inputs, element by element.</summary>
internal sealed class MaximumLayer : ExtremumLayer
{
    public override string Name => "Maximum";

    protected override Value Choose(GraphBuilder builder, Value a, Value b) => builder.Max(a, b);
}
