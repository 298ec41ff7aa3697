using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Losses;

/// <summary>
/// 1 − a share made of sums over the listed axes, one number for each position that is left; without axes one number for the whole batch, which every sample then
/// has. Masked steps count in the sums, as in Keras.
/// </summary>
internal abstract class OverlapLoss : Loss
{
    /// <summary>Keras's backend epsilon, in the divisor.</summary>
    protected const double Epsilon = 1e-7;

    /// <summary>Axes as Keras counts them, batch included.</summary>
    protected static Argument Axis { get; } = new("Axis", ArgumentKind.Integers, null);

    public override Shape RowShape(Shape output, Arguments arguments) => IsOfBatch(arguments) ? Shape.Scalar : new(Kept(output, arguments).Select(axis => output[axis]).ToArray());

    public override bool IsOfBatch(Arguments arguments) => arguments.Ints("Axis").Count == 0;

    public override bool WeighsRows(Shape output, Arguments arguments)
    {
        int[] kept = Kept(output, arguments);
        return IsOfBatch(arguments) || (kept.Length < output.Rank && kept.SequenceEqual(Enumerable.Range(0, kept.Length)));
    }

    public override string? Refusal(Shape output, Arguments arguments)
    {
        foreach (int axis in arguments.Ints("Axis"))
        {
            if (axis == 0 || axis > output.Rank || axis < -output.Rank)
            {
                string rank = Naming.Number(output.Rank);
                return $"has Axis = {Naming.Number(axis)}, but the output {Naming.Batch(output)} has the axes 1 to {rank}, or -{rank} to -1. Leave Axis out for sums over the whole batch.";
            }
        }

        return null;
    }

    public override Value Lower(LossLowering lowering) => lowering.Builder.Sub(lowering.Builder.Literal(1), Overlap(lowering));

    public override string TargetValues => "Probabilities";

    /// <summary>A mask says which steps count; a number of several steps is not one of them.</summary>
    public override bool IsMasked(Shape output, Arguments arguments) =>
        !IsOfBatch(arguments) && RowShape(output, arguments).Equals(output.Take(output.Rank - 1)) && WeighsRows(output, arguments);

    public override Value? LowerMask(LossLowering lowering) => IsMasked(lowering.Output.Shape, lowering.Arguments) ? lowering.Mask : null;

    /// <summary>The share, of the loss's rows.</summary>
    protected abstract Value Overlap(LossLowering lowering);

    /// <summary>Sums over the axes, or over the batch, which samples that only fill the group are not of.</summary>
    protected Value Sum(LossLowering lowering, Value each)
    {
        var b = lowering.Builder;
        return IsOfBatch(lowering.Arguments)
            ? b.BatchReduce(b.Select(lowering.Valid, b.Sum(each), b.Literal(0)))
            : b.SumTo(each, Kept(each.Shape, lowering.Arguments));
    }

    private static int[] Kept(Shape output, Arguments arguments)
    {
        var summed = arguments.Ints("Axis").Select(axis => Shape.SampleAxis(axis, output.Rank)).ToList();
        return [.. Enumerable.Range(0, output.Rank).Where(axis => !summed.Contains(axis))];
    }
}
