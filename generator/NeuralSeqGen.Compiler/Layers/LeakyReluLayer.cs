using System.Collections.Generic;
using NeuralSeqGen.Compiler.Activations;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>x where it is above 0, else NegativeSlope · x.</summary>
internal sealed class LeakyReluLayer : ElementwiseLayer
{
    public override string Name => "LeakyRelu";

    public override string ClassName => "LeakyReLU";

    public override IReadOnlyList<Argument> Arguments { get; } = [Argument.Real("NegativeSlope", 0.3, min: 0)];

    public override string Activation(BoundLayer layer) => "LeakyRelu";

    public override Value Lower(LayerLowering lowering, Value x) => Rectifiers.LeakyRelu(lowering.Builder, x, lowering.Arguments.Real("NegativeSlope"));
}
