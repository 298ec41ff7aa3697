using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Optimizers;

/// <summary>
/// v = ρ·v + (1 − ρ)·g²; the step is lr·g ÷ √(v + ε), with ε outside the root in the classical form. Centered: v − a² in place of v, a the average of g.
/// With momentum the steps are accumulated: m = momentum·m + step.
/// </summary>
internal sealed class RmsPropOptimizer : Optimizer
{
    public override string Name => "RmsProp";

    public override IReadOnlyList<Argument> Arguments { get; } =
    [
        Argument.Real("Rho", 0.9, 0, 1), Argument.Real("Momentum", 0, 0, 1), Argument.Real("Epsilon", 1e-7, 0), Argument.Flag("Centered", false),
        Argument.Choice("EpsilonPlacement", "InsideRoot", ["InsideRoot", "OutsideRoot"]),
    ];

    public override IReadOnlyList<string> Slots(Arguments arguments)
    {
        var slots = new List<string> { "velocity" };
        if (arguments.Real("Momentum") > 0)
        {
            slots.Add("momentum");
        }

        if (arguments.Flag("Centered"))
        {
            slots.Add("average_gradient");
        }

        return slots;
    }

    // The difference of two averages under the root may round to a number below 0.
    public override bool IsFragile(Arguments arguments) => base.IsFragile(arguments) || arguments.Flag("Centered");

    public override Value Step(UpdateLowering lowering)
    {
        var b = lowering.Builder;
        double rho = lowering.Arguments.Real("Rho"), momentum = lowering.Arguments.Real("Momentum");
        var square = lowering.Average(0, rho, lowering.Square(lowering.Gradient));
        if (lowering.Arguments.Flag("Centered"))
        {
            square = b.Sub(square, lowering.Square(lowering.Average(momentum > 0 ? 2 : 1, rho, lowering.Gradient)));
        }

        var step = b.Div(b.Mul(lowering.LearningRate, lowering.Gradient), lowering.Root(square));
        return momentum > 0 ? lowering.Slots[1] = b.Add(b.Mul(b.Literal(momentum), lowering.Slots[1]), step) : step;
    }
}
