using System.Collections.Generic;
using System.Globalization;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Checks;
using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>(…) ids to (…, outputDim): the row of each id. With MaskZero the steps of id 0 are masked. With LoraRank the table is one of <see cref="LowRank"/>.</summary>
internal class EmbeddingLayer : Layer
{
    protected const string Table = "embeddings";

    protected static readonly IReadOnlyList<Argument> Own =
    [
        // ids are held as floats, which are exact up to this number
        Argument.Integer("InputDim", null, 1, 1 << 24), Argument.Integer("OutputDim", null, 1, SizeLimits.MaxExtent), Argument.Flag("MaskZero", false), .. LowRank.Arguments,
        .. CommonLayerArguments.Weight("Embeddings", "RandomUniform", 0.05), .. CommonLayerArguments.Activity,
    ];

    public override string Name => "Embedding";

    public override IReadOnlyList<Argument> Arguments => Own;

    public override VocabularyExtent VocabularyExtent { get; } = new("InputDim", CountsIds: true);

    public override int? IdCount(BoundLayer layer) => layer.Arguments.Int("InputDim");

    public override double? MaskedValue(BoundLayer layer) => layer.Arguments.Flag("MaskZero") ? 0 : null;

    public override string Activation(BoundLayer layer) => "Linear";

    public override TimeReach? Reach(BoundLayer layer, IReadOnlyList<TimeReach?> inputs) => inputs[0];

    public override Shape InferShape(LayerBinding binding)
    {
        if (binding.Previous is { } previous)
        {
            CheckIds(binding, previous);
        }

        return binding.Input.Concat(new Shape(binding.Arguments.Int("OutputDim")));
    }

    // what a layer with weights computes is never an id; neither is a row of features that is declared as floats
    private static void CheckIds(LayerBinding binding, BoundLayer previous)
    {
        if (previous.Innermost.Weights.Count > 0)
        {
            binding.Break(RuleIds.EmbeddingOnOneHot, -1, $"{previous.Display} gives floats", "Move it to the front, or remove it.");
        }
        else if (previous.Layer.IsInput && previous.OutputShape.Rank >= 2 && previous.Arguments.Choice("ElementType") == "Single")
        {
            binding.Break(RuleIds.EmbeddingOnOneHot, previous.Part, $"its input is declared as floats {Naming.Batch(previous.OutputShape)}",
                $"Pass one id per step, as in [Input({previous.OutputShape[0].ToString(CultureInfo.InvariantCulture)})], or remove {binding.Display} where the data are one-hot or features already.");
        }
    }

    public override Shape? InferMask(LayerBinding binding, Shape output) => binding.Arguments.Flag("MaskZero") ? binding.Input : null;

    public override IEnumerable<WeightDeclaration> Weights(LayerBinding binding)
    {
        var table = new WeightDeclaration(Table, new Shape(binding.Arguments.Int("InputDim"), binding.Arguments.Int("OutputDim")), "Embeddings");
        return [table with { Trainable = !LowRank.IsOn(binding.Arguments) }, .. LowRank.Weights(table, binding.Arguments)];
    }

    public override void Check(LayerBinding binding) => LowRank.Check(binding, "Embeddings");

    public override Value Lower(LayerLowering lowering, Value x)
    {
        var b = lowering.Builder;
        var rows = b.Gather(x, lowering.Weight(Table));
        return LowRank.IsOn(lowering.Arguments)
            ? b.Add(rows, b.Product(LowRank.Scaled(lowering, b.Gather(x, lowering.Weight("lora_embeddings_a"))), lowering.Weight("lora_embeddings_b")))
            : rows;
    }

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
