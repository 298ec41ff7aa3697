using System.Collections.Generic;
using NeuralSeqGen.Compiler.Binding;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>Every query head has keys and values of its own (keras/src/layers/attention/multi_head_attention.py).</summary>
internal sealed class MultiHeadAttentionLayer : HeadedAttentionLayer
{
    public override string Name => "MultiHeadAttention";

    public override IReadOnlyList<Argument> Arguments { get; } =
    [
        Argument.Integer("NumHeads", null, 1, SizeRules.MaxExtent), Argument.Integer("KeyDim", null, 1, SizeRules.MaxExtent), Argument.Integer("ValueDim", 0, 0, SizeRules.MaxExtent),
        Argument.Integer("OutputShape", 0, 0, SizeRules.MaxExtent), .. Options,
    ];

    protected override int OutputFeatures(Arguments arguments, int query) => arguments.Int("OutputShape") is > 0 and var features ? features : query;

    protected override AttentionHeads Heads(Arguments arguments)
    {
        int key = arguments.Int("KeyDim"), value = arguments.Int("ValueDim");
        return new(arguments.Int("NumHeads"), 1, key, value == 0 ? key : value);
    }
}
