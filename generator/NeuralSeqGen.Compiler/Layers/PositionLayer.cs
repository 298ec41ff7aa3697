using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Checks;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>
/// A row of numbers for each position of a sequence, added to its step. Positions are counted along the axis before the features, as KerasHub counts them; where
/// that axis is time, the position of one step of a stream is how many steps were before it.
/// </summary>
internal abstract class PositionLayer : Layer
{
    protected static readonly Argument AddsInput = Argument.Flag("AddsInput", true);

    public sealed override Shape InferShape(LayerBinding binding)
    {
        if (binding.Input.Rank < 2)
        {
            ChainChecks.NeedsSequence(binding);
            return binding.Input.Rank == 1 ? new Shape(1, binding.Input[0]) : new Shape(1, 1);
        }

        return binding.Input;
    }

    public sealed override TimeReach? Reach(BoundLayer layer, IReadOnlyList<TimeReach?> inputs) => inputs[0];

    public sealed override string Activation(BoundLayer layer) => "Linear";

    public sealed override Value Lower(LayerLowering lowering, Value x)
    {
        var b = lowering.Builder;
        bool isOnePosition = lowering.IsStep && lowering.Layer.InputShape.Rank == 2;
        var rows = isOnePosition ? Row(lowering, lowering.Session.Position) : Rows(lowering, lowering.Layer.InputShape[-2]);
        var all = b.BroadcastLeading(rows, x.Shape);
        return lowering.Arguments.Flag(AddsInput.Name) ? b.Add(x, all) : all;
    }

    /// <summary>[positions, features] of the first positions.</summary>
    protected abstract Value Rows(LayerLowering lowering, int positions);

    /// <summary>[features] of a position that is a number of the graph.</summary>
    protected abstract Value Row(LayerLowering lowering, Value position);
}
