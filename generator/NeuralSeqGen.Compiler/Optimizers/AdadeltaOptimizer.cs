using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Optimizers;

/// <summary>a and u are averages of g² and d², d = √(u + ε) ÷ √(a + ε) · g with the u before; the step is lr·d.</summary>
internal sealed class AdadeltaOptimizer : Optimizer
{
    public override string Name => "Adadelta";

    public override IReadOnlyList<Argument> Arguments { get; } = [Argument.Real("Rho", 0.95, 0, 1), Argument.Real("Epsilon", 1e-7, 0)];

    public override IReadOnlyList<string> Slots(Arguments arguments) => ["accumulated_grad", "accumulated_delta_var"];

    public override Value Step(UpdateLowering lowering)
    {
        var b = lowering.Builder;
        double rho = lowering.Arguments.Real("Rho");
        var before = Root(lowering, lowering.Slots[1]);
        var delta = b.Mul(b.Div(before, Root(lowering, lowering.Average(0, rho, lowering.Square(lowering.Gradient)))), lowering.Gradient);
        lowering.Average(1, rho, lowering.Square(delta));
        return b.Mul(lowering.LearningRate, delta);
    }

    private static Value Root(UpdateLowering lowering, Value square) => lowering.Builder.Sqrt(lowering.Builder.Add(square, lowering.Real("Epsilon")));
}
