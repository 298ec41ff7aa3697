using System.Collections.Generic;
using NeuralSeqGen.Compiler.Binding;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>(…) ids to (…, outputDim): the row of each id. With MaskZero the steps of id 0 are masked.</summary>
internal sealed class EmbeddingLayer : Layer
{
    public override string Name => "Embedding";

    public override IReadOnlyList<Argument> Arguments { get; } =
    [
        // ids are held as floats, which are exact up to this number
        Argument.Integer("InputDim", null, 1, 1 << 24), Argument.Integer("OutputDim", null, 1, SizeRules.MaxExtent), Argument.Flag("MaskZero", false),
        .. CommonLayerArguments.Weight("Embeddings", "RandomUniform", 0.05), .. CommonLayerArguments.Activity,
    ];

    public override Shape InferShape(LayerBinding binding) => binding.Input.Concat(new Shape(binding.Arguments.Int("OutputDim")));

    public override Shape? InferMask(LayerBinding binding, Shape output) => binding.Arguments.Flag("MaskZero") ? binding.Input : null;

    public override IEnumerable<WeightDeclaration> Weights(LayerBinding binding) =>
        [new("embeddings", new Shape(binding.Arguments.Int("InputDim"), binding.Arguments.Int("OutputDim")), "Embeddings")];

    public override Value Lower(LayerLowering lowering, Value x) => lowering.Builder.Gather(x, lowering.Weight("embeddings"));

    public override Value? LowerMask(LayerLowering lowering, Value x, Value? mask)
    {
        if (!lowering.Layer.EmitsMask)
        {
            return null;
        }

        var b = lowering.Builder;
        var valid = b.Sub(b.Literal(1), b.Equal(x, b.Literal(0)));
        valid.Name = "mask";
        return valid;
    }
}
