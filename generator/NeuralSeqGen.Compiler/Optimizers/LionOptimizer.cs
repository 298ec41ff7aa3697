using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Optimizers;

/// <summary>The step is lr·sign(β₁·m + (1 − β₁)·g); then m = β₂·m + (1 − β₂)·g.</summary>
internal sealed class LionOptimizer : Optimizer
{
    public override string Name => "Lion";

    public override IReadOnlyList<Argument> Arguments { get; } = [Argument.Real("Beta1", 0.9, 0, 1), Argument.Real("Beta2", 0.99, 0, 1)];

    public override IReadOnlyList<string> Slots(Arguments arguments) => ["momentum"];

    public override Value Step(UpdateLowering lowering)
    {
        var b = lowering.Builder;
        var direction = lowering.Mixed(lowering.Arguments.Real("Beta1"), lowering.Slots[0], lowering.Gradient);
        lowering.Average(0, lowering.Arguments.Real("Beta2"), lowering.Gradient);
        return b.Mul(lowering.LearningRate, b.Sign(direction));
    }
}
