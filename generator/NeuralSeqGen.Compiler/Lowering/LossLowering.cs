using NeuralSeqGen.Compiler.Binding;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Lowering;

/// <summary>What a loss is lowered with.</summary>
/// <param name="Builder">Appends to the graph.</param>
/// <param name="Arguments">The loss's arguments.</param>
/// <param name="Output">The model's output, [rows…, classes].</param>
/// <param name="Target">The target as numbers: the output's shape, or [rows…] class indices.</param>
/// <param name="Logits">What the output's activation was applied to; null when none made it.</param>
internal sealed record LossLowering(GraphBuilder Builder, Arguments Arguments, Value Output, Value Target, Logits? Logits)
{
    /// <summary>Scores before <paramref name="activation"/>: the output itself when it is declared to hold them, the operand of the output's activation when that is it; else null.</summary>
    public Value? Scores(string activation) =>
        Arguments.Flag("FromLogits") ? Output : Logits is { } logits && logits.Activation == activation ? logits.Value : null;

    /// <summary>Repeats one number per row over the classes.</summary>
    public Value Spread(Value rows) => Builder.BroadcastTrailing(rows, Output.Shape);
}
