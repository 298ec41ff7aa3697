using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Optimizers;

/// <summary>
/// Follow the regularized leader. n is the sum of g²; z += g + 2·shrinkage·w − (n^−p − n₀^−p) ÷ lr · w, n₀ the n before and p the power;
/// the new parameter is (clip(z, −l1, l1) − z) ÷ (n^−p ÷ lr + 2·l2 + β ÷ lr).
/// </summary>
internal sealed class FtrlOptimizer : Optimizer
{
    public override string Name => "Ftrl";

    public override IReadOnlyList<Argument> Arguments { get; } =
    [
        Argument.Real("LearningRatePower", -0.5, max: 0), Argument.Real("InitialAccumulatorValue", 0.1, 0), Argument.Real("L1RegularizationStrength", 0, 0),
        Argument.Real("L2RegularizationStrength", 0, 0), Argument.Real("L2ShrinkageRegularizationStrength", 0, 0), Argument.Real("Beta", 0),
    ];

    public override IReadOnlyList<string> Slots(Arguments arguments) => ["accumulator", "linear"];

    public override double SlotStart(Arguments arguments, int slot) => slot == 0 ? arguments.Real("InitialAccumulatorValue") : 0;

    // It divides by the learning rate, and by an accumulator that may be 0.
    public override bool IsFragile(Arguments arguments) => true;

    public override Value Step(UpdateLowering lowering) => lowering.Builder.Sub(lowering.Weight, Update(lowering));

    public override Value Update(UpdateLowering lowering)
    {
        var b = lowering.Builder;
        Value rate = lowering.LearningRate, before = Power(lowering, lowering.Slots[0]);
        lowering.Slots[0] = b.Add(lowering.Slots[0], lowering.Square(lowering.Gradient));
        var after = Power(lowering, lowering.Slots[0]);
        var pull = b.Sub(b.Literal(2 * lowering.Arguments.Real("L2ShrinkageRegularizationStrength")), b.Div(b.Sub(after, before), rate));
        var linear = lowering.Slots[1] = b.Add(lowering.Slots[1], b.Add(lowering.Gradient, b.Mul(pull, lowering.Weight)));
        double l1 = lowering.Arguments.Real("L1RegularizationStrength");
        var constant = b.Add(b.Literal(2 * lowering.Arguments.Real("L2RegularizationStrength")), b.Div(lowering.Real("Beta"), rate));
        return b.Div(b.Sub(b.Clip(linear, -l1, l1), linear), b.Add(b.Div(after, rate), constant));
    }

    /// <summary>n to the power of −LearningRatePower.</summary>
    private static Value Power(UpdateLowering lowering, Value sum)
    {
        double power = -lowering.Arguments.Real("LearningRatePower");
        var b = lowering.Builder;
        return power == 0.5 ? b.Sqrt(sum) : b.Binary(BinaryKind.Pow, sum, b.Literal(power));
    }
}
