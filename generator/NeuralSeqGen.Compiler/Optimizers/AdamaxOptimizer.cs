using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Optimizers;

/// <summary>m is the average of g and u = max(β₂·u, |g|); the step is lr ÷ (1 − β₁ᵗ) · m ÷ (u + ε).</summary>
internal sealed class AdamaxOptimizer : Optimizer
{
    public override string Name => "Adamax";

    public override IReadOnlyList<Argument> Arguments { get; } = [Argument.Share("Beta1", 0.9), Argument.Share("Beta2", 0.999), Argument.Real("Epsilon", 1e-7, 0)];

    public override IReadOnlyList<string> Slots(Arguments arguments) => ["momentum", "norm"];

    public override Value Step(UpdateLowering lowering)
    {
        var b = lowering.Builder;
        var mean = lowering.Average(0, lowering.Arguments.Real("Beta1"), lowering.Gradient);
        var norm = lowering.Slots[1] = b.Max(b.Mul(lowering.Real("Beta2"), lowering.Slots[1]), b.Abs(lowering.Gradient));
        var rate = b.Div(lowering.LearningRate, lowering.Bias("Beta1"));
        return b.Div(b.Mul(mean, rate), b.Add(norm, lowering.Real("Epsilon")));
    }
}
