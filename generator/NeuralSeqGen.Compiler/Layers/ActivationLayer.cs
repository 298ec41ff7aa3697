using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>An activation as a layer of its own.</summary>
internal sealed class ActivationLayer : Layer
{
    public override string Name => "Activation";

    public override bool IsPerStep => true;

    public override IReadOnlyList<Argument> Arguments { get; } = [CommonLayerArguments.ActivationArgument("Activation", null)];

    public override Shape InferShape(LayerBinding binding) => binding.Input;

    public override string? Activation(BoundLayer layer) => PassesOn(layer) ? null : base.Activation(layer);

    public override bool PassesOn(BoundLayer layer) => layer.Arguments.Choice("Activation") == "Linear";

    public override Value Lower(LayerLowering lowering, Value x) => lowering.Activate("Activation", x);
}
