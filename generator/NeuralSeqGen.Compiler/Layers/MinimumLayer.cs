using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>Smallest of the inputs, element by element.</summary>
internal sealed class MinimumLayer : ExtremumLayer
{
    public override string Name => "Minimum";

    protected override Value Choose(GraphBuilder builder, Value a, Value b) => builder.Min(a, b);
}
