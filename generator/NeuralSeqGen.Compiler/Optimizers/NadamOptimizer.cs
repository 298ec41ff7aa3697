using System;
using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Optimizers;

/// <summary>
/// Adam with Nesterov's momentum. With kₜ = β₁·(1 − ½·0.96ᵗ) and Pₜ = k₁·…·kₜ: m̂ = kₜ₊₁·m ÷ (1 − Pₜ·kₜ₊₁) + (1 − kₜ)·g ÷ (1 − Pₜ);
/// the step is lr·m̂ ÷ (√(v ÷ (1 − β₂ᵗ)) + ε).
/// </summary>
internal sealed class NadamOptimizer : Optimizer
{
    private const double Decay = 0.96;

    // the terms fall as 0.48ᵏ: what is left out of the logarithm is below 1e-10
    private const int Terms = 28;

    public override string Name => "Nadam";

    public override IReadOnlyList<Argument> Arguments { get; } = [Argument.Share("Beta1", 0.9), Argument.Share("Beta2", 0.999), Argument.Real("Epsilon", 1e-7, 0)];

    public override IReadOnlyList<string> Slots(Arguments arguments) => ["momentum", "velocity"];

    public override Value Step(UpdateLowering lowering)
    {
        var b = lowering.Builder;
        Value one = b.Literal(1), power = b.Binary(BinaryKind.Pow, b.Literal(Decay), lowering.StepNumber);
        Value momentum = Momentum(lowering, power), next = Momentum(lowering, b.Mul(b.Literal(Decay), power)), product = Product(lowering, power);
        var mean = lowering.Average(0, lowering.Arguments.Real("Beta1"), lowering.Gradient);
        var square = lowering.Average(1, lowering.Arguments.Real("Beta2"), lowering.Square(lowering.Gradient));
        var ofMean = b.Div(next, b.Sub(one, b.Mul(product, next)));
        var ofGradient = b.Div(b.Sub(one, momentum), b.Sub(one, product));
        var ahead = b.Add(b.Mul(ofMean, mean), b.Mul(ofGradient, lowering.Gradient));
        var root = b.Sqrt(b.Div(square, lowering.Bias("Beta2")));
        return b.Div(b.Mul(lowering.LearningRate, ahead), b.Add(root, lowering.Real("Epsilon")));
    }

    /// <summary>k of a step from 0.96 to the power of that step.</summary>
    private static Value Momentum(UpdateLowering lowering, Value power)
    {
        var b = lowering.Builder;
        return b.Mul(lowering.Real("Beta1"), b.Sub(b.Literal(1), b.Mul(b.Literal(0.5), power)));
    }

    /// <summary>
    /// k₁·…·kₜ without a memory of earlier steps: β₁ᵗ times the exponential of Σᵢ log(1 − ½·qⁱ), whose series in powers of ½ is Σₖ cₖ·(qᵏᵗ − 1)
    /// with cₖ = (½·q)ᵏ ÷ (k·(1 − qᵏ)): a polynomial in qᵗ.
    /// </summary>
    private static Value Product(UpdateLowering lowering, Value power)
    {
        var b = lowering.Builder;
        double atOne = 0;
        var sum = b.Literal(0);
        for (int k = Terms; k > 0; k--)
        {
            double coefficient = Math.Pow(0.5 * Decay, k) / (k * (1 - Math.Pow(Decay, k)));
            atOne += coefficient;
            sum = b.Mul(power, b.Add(sum, b.Literal(coefficient)));
        }

        var betas = b.Binary(BinaryKind.Pow, lowering.Real("Beta1"), lowering.StepNumber);
        return b.Mul(betas, b.Exp(b.Sub(sum, b.Literal(atOne))));
    }
}
