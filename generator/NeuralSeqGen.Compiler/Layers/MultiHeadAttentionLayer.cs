using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Checks;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>Every query head has keys and values of its own (keras/src/layers/attention/multi_head_attention.py).</summary>
internal sealed class MultiHeadAttentionLayer : HeadedAttentionLayer
{
    public override string Name => "MultiHeadAttention";

    public override IReadOnlyList<Argument> Arguments { get; } =
    [
        Argument.Integer("NumHeads", null, 1, SizeLimits.MaxExtent), Argument.Integer("KeyDim", null, 1, SizeLimits.MaxExtent), Argument.Integer("ValueDim", 0, 0, SizeLimits.MaxExtent),
        Argument.Integer("OutputShape", 0, 0, SizeLimits.MaxExtent), AttentionAxes.Argument, .. Options,
    ];

    protected override int OutputFeatures(Arguments arguments, int query) => arguments.Int("OutputShape") is > 0 and var features ? features : query;

    protected override int[] Attended(Arguments arguments, int rank) => AttentionAxes.Of(arguments, rank);

    protected override void CheckInputs(LayerBinding binding) => AttentionAxes.Check(binding);

    protected override AttentionHeads Heads(Arguments arguments)
    {
        int key = arguments.Int("KeyDim"), value = arguments.Int("ValueDim");
        return new(arguments.Int("NumHeads"), 1, key, value == 0 ? key : value);
    }
}
