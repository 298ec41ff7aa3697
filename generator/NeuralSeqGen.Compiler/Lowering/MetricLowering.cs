using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Lowering;

/// <summary>What a metric is lowered with.</summary>
/// <param name="Objective">The output, its target, its mask, and the metric's arguments where losses have theirs.</param>
internal sealed record MetricLowering(LossLowering Objective)
{
    public GraphBuilder Builder => Objective.Builder;

    public Arguments Arguments => Objective.Arguments;

    /// <summary>The model's output, [rows…, classes].</summary>
    public Value Output => Objective.Output;

    /// <summary>The target as numbers: the output's shape, or [rows…] class indices.</summary>
    public Value Target => Objective.Target;

    /// <summary>1 for rows that count, [rows…]; null when all do.</summary>
    public Value? Mask => Objective.Mask;

    public Shape RowShape => Output.Shape.Take(Output.Shape.Rank - 1);

    /// <summary>Whether the target holds class indices.</summary>
    public bool HasLabels => Target.Shape.Rank < Output.Shape.Rank;

    /// <summary>The target in the output's shape: labels as ones among zeros.</summary>
    public Value Truth => !HasLabels ? Target : Output.Shape.Last == 1 ? Objective.Spread(Target) : Builder.Equal(Objective.Spread(Target), Builder.Iota(Output.Shape));

    /// <summary>Sum of one number per row over the rows that count, and how many those are.</summary>
    public IReadOnlyList<Value> MeanOfRows(Value rows) => MeanOfRows(rows, Mask);

    /// <summary>The same with another mask.</summary>
    public IReadOnlyList<Value> MeanOfRows(Value rows, Value? mask) =>
        mask is null ? [Total(rows), Builder.Literal(RowShape.Elements)] : [Total(Builder.Select(mask, rows, Builder.Literal(0))), Total(mask)];

    /// <summary>0 where a row does not count.</summary>
    public Value Counted(Value each) => Mask is { } mask ? Builder.Select(mask.Shape.Rank == 0 ? mask : Builder.BroadcastTrailing(mask, each.Shape), each, Builder.Literal(0)) : each;

    /// <summary>Sums per class over the rows that count: [rows…, classes] to [classes].</summary>
    public Value SumOfRows(Value each) => Builder.SumRows(Counted(each));

    public Value Total(Value x) => Builder.Sum(x);

    /// <summary>Per row: 1 where the answer is right. Keras's choice: one output is compared at 0.5, labels with the largest output, others by their largest elements.</summary>
    public Value Correct()
    {
        if (Output.Shape.Last == 1 && !HasLabels)
        {
            var hit = Builder.Equal(Builder.Greater(Output, Builder.Literal(0.5)), Target);
            return Builder.ReduceLast(ReduceKind.Sum, hit);
        }

        return Builder.Equal(Builder.ReduceLast(ReduceKind.ArgMax, Output), Labels);
    }

    /// <summary>Class indices of the target, [rows…].</summary>
    public Value Labels => HasLabels ? Target : Builder.ReduceLast(ReduceKind.ArgMax, Target);
}
