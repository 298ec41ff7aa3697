using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Optimizers;

/// <summary>
/// d = m ÷ (1 − β₁ᵗ) ÷ (√(v ÷ (1 − β₂ᵗ)) + ε), m and v as in Adam; the step is lr·‖w‖ ÷ ‖d‖·d, the norms being those of the whole weight, and lr·d
/// where one of them is 0.
/// </summary>
internal sealed class LambOptimizer : Optimizer
{
    public override string Name => "Lamb";

    public override IReadOnlyList<Argument> Arguments { get; } = [Argument.Share("Beta1", 0.9), Argument.Share("Beta2", 0.999), Argument.Real("Epsilon", 1e-7, 0)];

    public override IReadOnlyList<string> Slots(Arguments arguments) => ["momentum", "velocity"];

    public override bool IsFlat => true;

    public override bool IsWhole(Arguments arguments, BoundWeight weight) => true;

    public override Value Step(UpdateLowering lowering)
    {
        var b = lowering.Builder;
        var mean = lowering.Average(0, lowering.Arguments.Real("Beta1"), lowering.Gradient);
        var square = lowering.Average(1, lowering.Arguments.Real("Beta2"), lowering.Square(lowering.Gradient));
        var root = b.Sqrt(b.Div(square, lowering.Bias("Beta2")));
        var direction = b.Div(b.Div(mean, lowering.Bias("Beta1")), b.Add(root, lowering.Real("Epsilon")));
        Value weightNorm = lowering.Norm(lowering.Weight), directionNorm = lowering.Norm(direction);
        var ratio = b.Select(b.Greater(b.Min(weightNorm, directionNorm), b.Literal(0)), b.Div(weightNorm, directionNorm), b.Literal(1));
        return b.Mul(b.Mul(lowering.LearningRate, ratio), direction);
    }
}
