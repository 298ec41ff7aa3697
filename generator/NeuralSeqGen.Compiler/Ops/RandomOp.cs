using System.Collections.Generic;
using NeuralSeqGen.Compiler.Autodiff;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Ops;

/// <summary>
/// Uniform numbers in [0, 1), a function of (seed, stream, batch number, sample index, element): evaluating it again gives the same numbers,
/// so the backward pass stores nothing.
/// </summary>
internal sealed record RandomOp(int Stream, Shape Shape) : Op
{
    public override string Mnemonic => "random";

    public override string Attributes => $"stream {Stream} {Shape}";

    public override bool IsElementwise => true;

    public override Rate InferRate(IReadOnlyList<Value> inputs) => Rate.Sample;

    public override IReadOnlyList<Shape> InferShapes(IReadOnlyList<Shape> inputs) => [Shape];

    public override void Differentiate(Node node, IReadOnlyList<Value?> outputGradients, GradientBuilder gradients)
    {
    }
}
