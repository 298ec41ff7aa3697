using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Losses;

/// <summary>
/// −log of the probability that the steps, repeats joined and blanks dropped, read as the label: connectionist temporal classification (Graves et al. 2006).
/// As in Keras the output holds logits, class 0 is the blank and pads the labels.
/// </summary>
internal sealed class CtcLoss : Loss
{
    public override string Name => "Ctc";

    public override IReadOnlyList<Argument> Arguments { get; } = [Argument.Integer("MaxLabelLength", 0, 0)];

    public override bool HasIntegerTarget => true;

    public override bool ComparesRows => false;

    public override bool CanBeInfinite => true;

    public override int? Blank => 0;

    public override bool ReadsLogits => true;

    /// <summary>One label per sample, as long as there are steps unless it is said to be shorter.</summary>
    public override Shape TargetShape(Shape output, Arguments arguments) =>
        new(arguments.Int("MaxLabelLength") is > 0 and var length ? length : output.FirstOrDefault());

    public override Shape RowShape(Shape output, Arguments arguments) => Shape.Scalar;

    public override string? Refusal(Shape output, Arguments arguments)
    {
        if (output.Rank != 2 || output.Last < 2)
        {
            return $"needs (steps, classes) with the blank as class 0, but the output is {Naming.Batch(output)}.";
        }

        int length = arguments.Int("MaxLabelLength");
        return length > output[0] ? $"says that labels have up to {length} classes, but the output has {output[0]} steps. Lower MaxLabelLength." : null;
    }

    public override string TargetValues => "BlankPadded";

    public override Value Lower(LossLowering lowering) => CtcLowering.NegativeLogLikelihood(lowering);

    /// <summary>A step that does not count is skipped; the label counts all the same.</summary>
    public override Value? LowerMask(LossLowering lowering) => null;
}
