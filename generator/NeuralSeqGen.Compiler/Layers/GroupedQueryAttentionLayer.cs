using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Checks;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>Neighbouring query heads share a head of keys and values (keras/src/layers/attention/grouped_query_attention.py).</summary>
internal sealed class GroupedQueryAttentionLayer : HeadedAttentionLayer
{
    public override string Name => "GroupedQueryAttention";

    public override string ClassName => "GroupQueryAttention";

    public override IReadOnlyList<Argument> Arguments { get; } =
    [
        Argument.Integer("HeadDim", null, 1, SizeLimits.MaxExtent), Argument.Integer("NumQueryHeads", null, 1, SizeLimits.MaxExtent), Argument.Integer("NumKeyValueHeads", null, 1, SizeLimits.MaxExtent),
        .. Options,
    ];

    public override void Check(LayerBinding binding)
    {
        int queries = binding.Arguments.Int("NumQueryHeads"), values = binding.Arguments.Int("NumKeyValueHeads");
        if (queries % values != 0)
        {
            binding.Complain($"NumQueryHeads of {binding.Display} must be a multiple of NumKeyValueHeads, but {Naming.Count(queries)} is none of {Naming.Count(values)}.");
        }
    }

    protected override AttentionHeads Heads(Arguments arguments)
    {
        int size = arguments.Int("HeadDim"), groups = arguments.Int("NumKeyValueHeads");
        return new(groups, System.Math.Max(1, arguments.Int("NumQueryHeads") / groups), size, size);
    }
}
