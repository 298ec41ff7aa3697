using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Optimizers;

/// <summary>w −= lr·g. With momentum v = momentum·v − lr·g and w += v, or with Nesterov w += momentum·v − lr·g.</summary>
internal sealed class SgdOptimizer : Optimizer
{
    public override string Name => "Sgd";

    public override double LearningRate => 1e-2;

    public override IReadOnlyList<Argument> Arguments { get; } = [Argument.Real("Momentum", 0, 0, 1), Argument.Flag("Nesterov", false)];

    public override IReadOnlyList<string> Slots(Arguments arguments) => arguments.Real("Momentum") > 0 ? ["momentum"] : [];

    public override Value Step(UpdateLowering lowering)
    {
        var b = lowering.Builder;
        var step = b.Mul(lowering.LearningRate, lowering.Gradient);
        if (lowering.Arguments.Real("Momentum") == 0)
        {
            return step;
        }

        var momentum = lowering.Real("Momentum");
        var velocity = lowering.Slots[0] = b.Sub(b.Mul(momentum, lowering.Slots[0]), step);
        return lowering.Arguments.Flag("Nesterov") ? b.Sub(step, b.Mul(momentum, velocity)) : b.Neg(velocity);
    }
}
