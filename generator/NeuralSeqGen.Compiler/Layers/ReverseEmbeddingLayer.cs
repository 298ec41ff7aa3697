using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Checks;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>Vectors to a score for each id, by the table of a <see cref="ReversibleEmbeddingLayer"/>, which is the call of that layer with <c>reverse=True</c> in Keras. Ends a mask, as there.</summary>
internal sealed class ReverseEmbeddingLayer : Layer
{
    public override string Name => "ReverseEmbedding";

    public override string ClassName => "ReversibleEmbedding";

    public override string Stem => "reverse_embedding";

    public override bool IsPerStep => true;

    public override bool BorrowsWeights => true;

    public override IReadOnlyList<Argument> CommonArguments { get; } = [Argument.Text("Layer") with { IsPositional = true, IsOptional = true }, Argument.Text("Name"), Argument.Text("From")];

    public override IReadOnlyList<string> References(PartSpec part) => part["Layer"] is string layer ? [layer] : [];

    public override Shape InferShape(LayerBinding binding)
    {
        if (binding.Lender is not { } table)
        {
            return binding.Input;
        }

        int width = table.Arguments.Int("OutputDim");
        if (binding.Input.Last != width)
        {
            binding.Break($"{binding.Display} multiplies its input by the table of {table.Display}, whose rows have {Naming.Count(width)} numbers, but {ChainChecks.Received(binding)}. Put a [Dense({Naming.Number(width)})] in front of it.");
        }

        return binding.Input.With(-1, table.Arguments.Int("InputDim"));
    }

    public override Shape? InferMask(LayerBinding binding, Shape output) => null;

    public override MaskEnd WhyMaskEnds(BoundLayer layer) => new("gives its values without a mask, as in Keras", "Leave padding out of the loss by its IgnoreClass.");

    public override string Activation(BoundLayer layer) => "Linear";

    public override Value Lower(LayerLowering lowering, Value x) => ReversibleEmbeddingLayer.Scores(lowering, lowering.Layer.Shared!.Arguments, x);
}
