using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Losses;

/// <summary>−Σ t·log p over the classes. Behind a softmax it is computed from the softmax's operand, so that the gradient is p·Σt − t.</summary>
internal sealed class CategoricalCrossentropyLoss : Loss
{
    public override string Name => "CategoricalCrossentropy";

    public override IReadOnlyList<Argument> Arguments { get; } = [Argument.Flag("FromLogits", false), Argument.Real("LabelSmoothing", 0, 0, 1)];

    public override bool HasSparseForm => true;

    public override string? ScoreActivation => "Softmax";

    public override string TargetValues => "Distributions";

    public override Value Lower(LossLowering lowering) =>
        Probabilities.CrossEntropy(lowering, Probabilities.Smoothed(lowering, lowering.Output.Shape.Last));
}
