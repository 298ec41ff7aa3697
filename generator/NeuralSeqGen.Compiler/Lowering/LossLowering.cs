using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Functions;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Lowering;

/// <summary>What a loss is lowered with.</summary>
/// <param name="Builder">Appends to the graph.</param>
/// <param name="Arguments">The loss's arguments.</param>
/// <param name="Output">The model's output, [rows…, classes].</param>
/// <param name="Target">The target as numbers: the output's shape, or [rows…] class indices.</param>
/// <param name="Logits">What the output's activation was applied to; null when none made it.</param>
/// <param name="Mask">1 for rows of the output that count, [rows…]; null when all do.</param>
/// <param name="Valid">1 for a sample of the batch, 0 for a sample that only fills the group; for what is summed over samples before the loss.</param>
internal sealed record LossLowering(GraphBuilder Builder, Arguments Arguments, Value Output, Value Target, Logits? Logits, Value? Mask, Value Valid)
{
    /// <summary>The function of a loss or metric that is one; null for others.</summary>
    public BoundFunction? Function { get; init; }

    /// <summary>Whether the target says something of each row.</summary>
    public bool ComparesRows { get; init; } = true;

    /// <summary>Scores before <paramref name="activation"/>: the output itself when it is declared to hold them, the operand of the output's activation when that is it; else null.</summary>
    public Value? Scores(string activation) =>
        Arguments.Flag("FromLogits") ? Output : Logits is { } logits && logits.Activation == activation ? logits.Value : null;

    /// <summary>Mean over the last axis of the output.</summary>
    public Value MeanOfLast(Value each) => Builder.Mul(Builder.ReduceLast(ReduceKind.Sum, each), Builder.Literal(1.0 / Output.Shape.Last));

    /// <summary>Repeats one number per row over the classes.</summary>
    public Value Spread(Value rows) => Builder.BroadcastTrailing(rows, Output.Shape);
}
