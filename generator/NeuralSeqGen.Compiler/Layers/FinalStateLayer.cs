using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>A state that a recurrent layer ends with: Keras's <c>return_state</c> as a node. 0 is h, 1 the cell of an LSTM; a bidirectional layer has those of both halves.</summary>
internal sealed class FinalStateLayer : Layer
{
    public override string Name => "FinalState";

    public override bool IsResult => true;

    public override IReadOnlyList<Argument> Arguments { get; } = [Argument.Integer("Index", 0, 0)];

    public override IReadOnlyList<Argument> CommonArguments { get; } = [Argument.Text("Of") with { IsPositional = true }];

    public override IReadOnlyList<string?> Sources(PartSpec part) => [part["Of"] as string];

    public override Shape InferShape(LayerBinding binding)
    {
        var states = binding.Previous?.FinalStates ?? [];
        int index = binding.Arguments.Int("Index");
        if (index < states.Count)
        {
            return states[index];
        }

        string what = states.Count == 0 ? "is no recurrent layer" : "has " + Naming.Count(states.Count) + (states.Count == 1 ? " state" : " states");
        binding.Break($"[FinalState] asks for state {Naming.Count(index)} of {binding.Previous?.Display}, which {what}.");
        return new Shape(1);
    }

    public override Shape? InferMask(LayerBinding binding, Shape output) => null;

    public override bool IsStepwise(BoundLayer layer, bool isTimed) => !isTimed;

    public override LookAhead WhyAhead(BoundLayer layer) => new("is the state after the last step", "");

    public override Value Lower(LayerLowering lowering, Value x) => lowering.Session.StatesOf(lowering.Layer.Inputs[0])[lowering.Arguments.Int("Index")];
}
