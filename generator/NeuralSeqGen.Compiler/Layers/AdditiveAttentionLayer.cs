using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>softmax(scores) · value with scores = Σ scale · tanh(query + key) (Bahdanau et al., 2015; keras/src/layers/attention/additive_attention.py).</summary>
internal sealed class AdditiveAttentionLayer : AttentionLayer
{
    public override string Name => "AdditiveAttention";

    public override IReadOnlyList<Argument> Arguments { get; } = [Argument.Flag("UseScale", true), Argument.Share("Dropout", 0), Argument.Flag("UseCausalMask", false), AttentionSources.ReturnScores];

    public override IEnumerable<WeightDeclaration> Weights(LayerBinding binding)
    {
        if (binding.Arguments.Flag("UseScale"))
        {
            yield return new("scale", new Shape(binding.Input.Last), "Scale") { Initializer = "GlorotUniform" };
        }
    }

    protected override Value Scores(LayerLowering lowering, Value query, Value key)
    {
        var b = lowering.Builder;
        var sum = b.Tanh(Sum(lowering, query, key));
        return b.ReduceLast(ReduceKind.Sum, lowering.WeightOrNull("scale") is { } scale ? b.Mul(b.BroadcastLeading(scale, sum.Shape), sum) : sum);
    }
}
