using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Lowering;

/// <summary>What a metric is lowered with.</summary>
/// <param name="Builder">Appends to the graph.</param>
/// <param name="Output">The model's output, [rows…, classes].</param>
/// <param name="Target">The target as numbers: the output's shape, or [rows…] class indices.</param>
/// <param name="Mask">1 for rows that count, [rows…]; null when all do.</param>
internal sealed record MetricLowering(GraphBuilder Builder, Value Output, Value Target, Value? Mask)
{
    public Shape RowShape => Output.Shape.Take(Output.Shape.Rank - 1);

    /// <summary>Sum of one number per row over the rows that count, and how many those are.</summary>
    public (Value Numerator, Value Denominator) MeanOfRows(Value rows) => Mask is null
        ? (Builder.Sum(rows), Builder.Literal(RowShape.Elements))
        : (Builder.Sum(Builder.Mul(rows, Mask)), Builder.Sum(Mask));

    /// <summary>Per row: 1 where the answer is right. Keras's choice: one output is compared at 0.5, labels with the largest output, others by their largest elements.</summary>
    public Value Correct()
    {
        if (Output.Shape.Last == 1 && Target.Shape.Rank == Output.Shape.Rank)
        {
            var hit = Builder.Equal(Builder.Greater(Output, Builder.Literal(0.5)), Target);
            return Builder.ReduceLast(ReduceKind.Sum, hit);
        }

        var answer = Builder.ReduceLast(ReduceKind.ArgMax, Output);
        return Builder.Equal(answer, Target.Shape.Rank < Output.Shape.Rank ? Target : Builder.ReduceLast(ReduceKind.ArgMax, Target));
    }
}
