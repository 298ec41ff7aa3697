using System.Collections.Generic;
using NeuralSeqGen.Compiler.Activations;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>An activation as a layer of its own.</summary>
internal sealed class ActivationLayer : ElementwiseLayer
{
    public override string Name => "Activation";

    public override bool IsPerStep => true;

    public override IReadOnlyList<Argument> Arguments { get; } = [CommonLayerArguments.ActivationArgument("Activation", null)];

    /// <summary>What acts on whole rows mixes the steps where those lie along the last axis.</summary>
    public override TimeReach? Reach(BoundLayer layer, IReadOnlyList<TimeReach?> inputs) =>
        ActivationCatalogue.Get(layer.Arguments.Choice("Activation")).IsOfRows && inputs[0]!.Axis == layer.InputShape.Rank - 1 ? null : inputs[0];

    public override string? Activation(BoundLayer layer) => PassesOn(layer) ? null : base.Activation(layer);

    public override bool PassesOn(BoundLayer layer) => layer.Arguments.Choice("Activation") == "Linear";

    public override Value Lower(LayerLowering lowering, Value x) => lowering.Activate("Activation", x);
}
