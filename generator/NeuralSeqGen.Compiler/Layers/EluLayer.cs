using System.Collections.Generic;
using NeuralSeqGen.Compiler.Activations;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>x where it is above 0, else Alpha · (eˣ − 1).</summary>
internal sealed class EluLayer : ElementwiseLayer
{
    public override string Name => "Elu";

    public override string ClassName => "ELU";

    public override IReadOnlyList<Argument> Arguments { get; } = [Argument.Real("Alpha", 1)];

    public override string Activation(BoundLayer layer) => "Elu";

    public override Value Lower(LayerLowering lowering, Value x) => Rectifiers.Elu(lowering.Builder, x, lowering.Arguments.Real("Alpha"));
}
