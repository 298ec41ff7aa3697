using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Lowering;

/// <summary>What a metric is lowered with.</summary>
/// <param name="Objective">The output, its target, the mask of the rows that count in the loss, and the metric's arguments where losses have theirs.</param>
/// <param name="Weight">Weight of each row, [rows…]; null where weights do not enter.</param>
/// <param name="Activation">The activation before which the output stands; null where none is missing.</param>
internal sealed record MetricLowering(LossLowering Objective, Value? Weight, string? Activation)
{
    public GraphBuilder Builder => Objective.Builder;

    public Arguments Arguments => Objective.Arguments;

    /// <summary>The model's output as it is, [rows…, classes]: what only compares its elements reads it before an activation, too.</summary>
    public Value Output => Objective.Output;

    /// <summary>The target as numbers: the output's shape, or [rows…] class indices.</summary>
    public Value Target => Objective.Target;

    /// <summary>How much each row counts, [rows…]: 0 or 1, times its weight; null when all count alike.</summary>
    public Value? Share => ShareOf(Objective.Mask);

    /// <summary>1 for rows that count, [rows…]; null when all do.</summary>
    public Value? Counts => Weight is null ? Objective.Mask : Builder.Select(Share!, Builder.Literal(1), Builder.Literal(0));

    /// <summary>Weight of the sample: the largest of its rows; null where weights do not enter.</summary>
    public Value? SampleWeight => Weight is { Shape.Rank: > 0 } weight ? Builder.Reduce(ReduceKind.Max, weight, 0) : Weight;

    public Shape RowShape => Output.Shape.Take(Output.Shape.Rank - 1);

    /// <summary>Whether the target holds class indices.</summary>
    public bool HasLabels => Target.Shape.Rank < Output.Shape.Rank;

    /// <summary>Whether the output's loss compares signs: labels above 0 are the positive ones, and scores above 0 say so.</summary>
    public bool HasSigns { get; init; }

    /// <summary>Where an output turns to yes, unless a threshold is written: 0 for scores whose loss compares signs, 0.5 for probabilities.</summary>
    public double Middle => HasSigns && Activation is null && Objective.Logits?.Activation is not ("Sigmoid" or "Softmax") ? 0 : 0.5;

    /// <summary>The argument of that name, or the middle where it is not written.</summary>
    public double Threshold => Arguments.IsWritten("Threshold") ? Arguments.Real("Threshold") : Middle;

    /// <summary>What holds, in the output's shape, from 0 for no to 1 for yes.</summary>
    public Value Truth => HasSigns && !HasLabels ? Builder.Greater(Target, Builder.Literal(0)) : Numbers;

    /// <summary>The target in the output's shape: labels as ones among zeros, numbers as they are.</summary>
    public Value Numbers => !HasLabels ? Target : Output.Shape.Last == 1 ? Objective.Spread(Target) : Builder.Equal(Objective.Spread(Target), Builder.Iota(Output.Shape));

    /// <summary>The output, the missing activation applied.</summary>
    public Value Probability => Activation switch { "Sigmoid" => Builder.Sigmoid(Output), "Softmax" => Losses.Probabilities.Softmax(Objective), _ => Output };

    /// <summary>Rows that count, or what they weigh.</summary>
    public Value RowCount => Share is { } share ? Total(share) : Builder.Literal(RowShape.Elements);

    /// <summary>Class indices of the target, [rows…].</summary>
    public Value Labels => HasLabels ? Target : Builder.ReduceLast(ReduceKind.ArgMax, Target);

    /// <summary>Sum of one number per row over the rows that count, and how many those are.</summary>
    public IReadOnlyList<Value> MeanOfRows(Value rows) => MeanOfRows(rows, Objective.Mask);

    /// <summary>The same with another mask.</summary>
    public IReadOnlyList<Value> MeanOfRows(Value rows, Value? mask) =>
        ShareOf(mask) is { } share ? [Total(Counted(rows, share)), Total(share)] : [Total(rows), Builder.Literal(RowShape.Elements)];

    /// <summary>Sums per class over the rows that count: [rows…, classes] to [classes].</summary>
    public Value SumOfRows(Value each) => Builder.SumRows(Share is { } share ? Counted(each, share) : each);

    public Value Total(Value x) => Builder.Sum(x);

    /// <summary>1 where the output, the missing activation applied, is above a threshold.</summary>
    public Value Above(double threshold) => Activation == "Sigmoid"
        ? Builder.Greater(Output, Builder.Literal(threshold <= 0 ? double.NegativeInfinity : threshold >= 1 ? double.PositiveInfinity : System.Math.Log(threshold / (1 - threshold))))
        : Builder.Greater(Probability, Builder.Literal(threshold));

    /// <summary>What a loss reads whose scores stand before <paramref name="activation"/>: the output as scores where it holds them, else the missing activation applied.</summary>
    public LossLowering ObjectiveBefore(string? activation) =>
        Activation is null ? Objective :
        Activation == activation ? Objective with { Arguments = Arguments.With("FromLogits", true) } :
        Objective with { Arguments = Arguments.With("FromLogits", false), Output = Probability, Logits = null };

    /// <summary>Per row: 1 where the answer is right. Keras's choice: one output is compared at its middle, labels with the largest output, others by their largest elements.</summary>
    public Value Correct() => Output.Shape.Last == 1 && !HasLabels
        ? Builder.ReduceLast(ReduceKind.Sum, Builder.Equal(Above(Middle), Truth))
        : Builder.Equal(Builder.ReduceLast(ReduceKind.ArgMax, Output), Labels);

    private Value? ShareOf(Value? mask) => Weight is null ? mask : mask is null ? Weight : Builder.Mul(mask, Weight);

    /// <summary>0 where a row does not count, whatever it holds.</summary>
    private Value Counted(Value each, Value share)
    {
        var wide = share.Shape.Rank == 0 ? share : Builder.BroadcastTrailing(share, each.Shape);
        return Builder.Select(wide, Weight is null ? each : Builder.Mul(each, wide), Builder.Literal(0));
    }
}
