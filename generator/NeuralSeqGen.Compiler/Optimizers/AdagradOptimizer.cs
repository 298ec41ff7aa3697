using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Optimizers;

/// <summary>a is the sum of g²; the step is lr·g ÷ √(a + ε), with ε outside the root in the classical form, whose a starts at 0.</summary>
internal sealed class AdagradOptimizer : Optimizer
{
    public override string Name => "Adagrad";

    public override IReadOnlyList<Argument> Arguments { get; } =
        [Argument.Real("InitialAccumulatorValue", 0.1, 0), Argument.Real("Epsilon", 1e-7, 0), Argument.Choice("EpsilonPlacement", "InsideRoot", ["InsideRoot", "OutsideRoot"])];

    public override IReadOnlyList<string> Slots(Arguments arguments) => ["accumulator"];

    public override double SlotStart(Arguments arguments, int slot) => arguments.Real("InitialAccumulatorValue");

    public override Value Step(UpdateLowering lowering)
    {
        var b = lowering.Builder;
        var sum = lowering.Slots[0] = b.Add(lowering.Slots[0], lowering.Square(lowering.Gradient));
        return b.Div(b.Mul(lowering.LearningRate, lowering.Gradient), lowering.Root(sum));
    }
}
