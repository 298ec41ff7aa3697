using System.Collections.Generic;
using NeuralSeqGen.Compiler.Activations;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>x above the threshold, at most MaxValue; below it NegativeSlope · (x − threshold).</summary>
internal sealed class ReluLayer : ElementwiseLayer
{
    public override string Name => "Relu";

    public override string ClassName => "ReLU";

    private static Argument MaxValueArgument => Argument.OptionalReal("MaxValue") with { Check = v => double.IsInfinity((double)v) || (double)v < 0 ? "must be 0 or more, or NaN for none" : null };

    public override IReadOnlyList<Argument> Arguments { get; } = [MaxValueArgument, Argument.Real("NegativeSlope", 0, min: 0), Argument.Real("Threshold", 0, min: 0)];

    // a largest value may make shares of them
    public override string? Activation(BoundLayer layer) => double.IsNaN(layer.Arguments.Real("MaxValue")) ? "Relu" : null;

    public override Value Lower(LayerLowering lowering, Value x) =>
        Rectifiers.Relu(lowering.Builder, x, lowering.Arguments.Real("NegativeSlope"), lowering.Arguments.Real("MaxValue"), lowering.Arguments.Real("Threshold"));
}
