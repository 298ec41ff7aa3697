using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>
/// An embedding whose table <see cref="ReverseEmbeddingLayer"/> uses the other way (keras/src/layers/core/reversible_embedding.py); without TieWeights that has a
/// table of its own, which belongs to this layer all the same.
/// </summary>
internal sealed class ReversibleEmbeddingLayer : EmbeddingLayer
{
    private const string Reverse = "reverse_embeddings";

    public override string Name => "ReversibleEmbedding";

    public override IReadOnlyList<Argument> Arguments { get; } = [.. Own, Argument.Flag("TieWeights", true), Argument.Real("LogitSoftCap", 0, 0)];

    public override bool LendsWeights => true;

    public override IEnumerable<WeightDeclaration> Weights(LayerBinding binding)
    {
        var a = binding.Arguments;
        foreach (var weight in base.Weights(binding))
        {
            yield return weight;
        }

        if (!a.Flag("TieWeights"))
        {
            yield return new(Reverse, new Shape(a.Int("OutputDim"), a.Int("InputDim")), "Reverse") { Initializer = a.Choice("EmbeddingsInitializer"), InitializerValue = a.Real("EmbeddingsInitializerValue") };
        }
    }

    /// <summary>A score for each id: x · Eᵀ, or x times the other table; between the soft cap and its negative where there is one.</summary>
    /// <param name="lowering">A layer that has these weights.</param>
    /// <param name="arguments">Arguments of this layer.</param>
    /// <param name="x">[rows…, OutputDim].</param>
    public static Value Scores(LayerLowering lowering, Arguments arguments, Value x)
    {
        var b = lowering.Builder;
        var scores = arguments.Flag("TieWeights") ? b.Product(x, lowering.Weight(Table), transposeB: true) : b.Product(x, lowering.Weight(Reverse));
        if (arguments.Flag("TieWeights") && LowRank.IsOn(arguments))
        {
            var narrow = b.Product(x, lowering.Weight("lora_embeddings_b"), transposeB: true);
            scores = b.Add(scores, b.Product(LowRank.Scaled(lowering, arguments, narrow), lowering.Weight("lora_embeddings_a"), transposeB: true));
        }

        return arguments.Real("LogitSoftCap") is > 0 and var cap ? b.Mul(b.Literal(cap), b.Tanh(b.Div(scores, b.Literal(cap)))) : scores;
    }
}
