using System.Collections.Generic;
using NeuralSeqGen.Compiler.Autodiff;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Ops;

/// <summary>A scalar known at compile time.</summary>
internal sealed record LiteralOp(double Value) : Op
{
    public override string Mnemonic => "literal";

    public override string Attributes => Value.ToString("R", System.Globalization.CultureInfo.InvariantCulture);

    public override IReadOnlyList<Shape> InferShapes(IReadOnlyList<Shape> inputs) => [Shape.Scalar];

    public override void Differentiate(Node node, IReadOnlyList<Value?> outputGradients, GradientBuilder gradients)
    {
    }
}
