using System;
using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Checks;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>x + the trained row of each position (keras_hub/src/layers/modeling/position_embedding.py).</summary>
internal sealed class PositionEmbeddingLayer : PositionLayer
{
    public override string Name => "PositionEmbedding";

    public override IReadOnlyList<Argument> Arguments { get; } =
        [Argument.Integer("SequenceLength", 0, 0, SizeLimits.MaxExtent), AddsInput, .. CommonLayerArguments.Start("Embeddings", "GlorotUniform")];

    /// <summary>Rows of the table.</summary>
    public static int Length(Arguments arguments, Shape input) => Math.Max(arguments.Int("SequenceLength"), input.Rank < 2 ? 1 : input[-2]);

    public override IEnumerable<WeightDeclaration> Weights(LayerBinding binding) =>
        [new("embeddings", new Shape(Length(binding.Arguments, binding.Input), binding.Input.Rank == 0 ? 1 : binding.Input.Last), "Embeddings")];

    public override void Check(LayerBinding binding)
    {
        int length = binding.Arguments.Int("SequenceLength");
        if (length > 0 && binding.Input.Rank >= 2 && length < binding.Input[-2])
        {
            binding.Complain($"SequenceLength of {binding.Display} must be at least the steps of its input, {Naming.Count(binding.Input[-2])}, but is {Naming.Count(length)}. Raise it, or leave it away for as many.");
        }
    }

    protected override Value Rows(LayerLowering lowering, int positions) => lowering.Builder.Slice(lowering.Weight("embeddings"), 0, 0, positions);

    // there is no row behind the last one
    protected override Value Row(LayerLowering lowering, Value position)
    {
        var b = lowering.Builder;
        var table = lowering.Weight("embeddings");
        return b.Gather(b.Min(position, b.Literal(table.Shape[0] - 1)), table);
    }
}
