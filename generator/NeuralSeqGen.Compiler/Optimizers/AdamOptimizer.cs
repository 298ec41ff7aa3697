using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Optimizers;

/// <summary>
/// m and v are averages of g and g²; the step is lr·√(1 − β₂ᵗ) ÷ (1 − β₁ᵗ) · m ÷ (√v + ε), ε before the bias correction. AMSGrad: the largest v so far.
/// </summary>
internal class AdamOptimizer : Optimizer
{
    public override string Name => "Adam";

    public override IReadOnlyList<Argument> Arguments { get; } =
        [Argument.Share("Beta1", 0.9), Argument.Share("Beta2", 0.999), Argument.Real("Epsilon", 1e-7, 0), Argument.Flag("AmsGrad", false)];

    public override IReadOnlyList<string> Slots(Arguments arguments) => arguments.Flag("AmsGrad") ? ["momentum", "velocity", "velocity_hat"] : ["momentum", "velocity"];

    public override Value Step(UpdateLowering lowering) => Step(lowering, "Beta1", "Beta2", lowering.LearningRate, lowering.Arguments.Flag("AmsGrad"));

    /// <summary>Adam's step with arguments of other names.</summary>
    internal static Value Step(UpdateLowering lowering, string beta1, string beta2, Value learningRate, bool amsGrad)
    {
        var b = lowering.Builder;
        var mean = lowering.Average(0, lowering.Arguments.Real(beta1), lowering.Gradient);
        var square = lowering.Average(1, lowering.Arguments.Real(beta2), lowering.Square(lowering.Gradient));
        if (amsGrad)
        {
            square = lowering.Slots[2] = b.Max(lowering.Slots[2], square);
        }

        var rate = b.Div(b.Mul(learningRate, b.Sqrt(lowering.Bias(beta2))), lowering.Bias(beta1));
        return b.Div(b.Mul(mean, rate), b.Add(b.Sqrt(square), lowering.Real("Epsilon")));
    }
}
