using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>
/// A recurrent layer and its twin in the other direction with weights of its own, outputs merged. The twin's sequence is flipped back to the order of
/// the input; its last output belongs to step 0. Masked steps of a sequence are zeros.
/// </summary>
internal sealed class BidirectionalLayer : Layer
{
    public override string Name => "Bidirectional";

    public override bool IsWrapper => true;

    public override IReadOnlyList<Argument> Arguments { get; } = [Argument.Choice("MergeMode", "Concat", ["Concat", "Sum", "Mul", "Ave"])];

    public override IReadOnlyList<Argument> CommonArguments { get; } = [Argument.Text("Name")];

    public override IReadOnlyList<InnerLayer> InnerLayers(LayerBinding binding) => [new("/forward", Zeroed), new("/backward", TurnedOver)];

    public override bool Wraps(Layer inner) => inner.IsRecurrent;

    public override Shape? InnerMask(LayerBinding binding) => binding.InputMask;

    public override Shape InferShape(LayerBinding binding)
    {
        var inner = binding.Wrapped!.OutputShape;
        return binding.Arguments.Choice("MergeMode") == "Concat" ? inner.With(-1, 2 * inner.Last) : inner;
    }

    public override BoundLayer? Recurrence(BoundLayer layer) => layer.Wrapped!.Recurrence;

    public override bool IsCausal(BoundLayer layer, bool isTimed) => false;

    public override LookAhead WhyAhead(BoundLayer layer) => new("reads the sequence in both directions", "Remove Bidirectional.");

    public override bool KeepsTime(BoundLayer layer) => layer.Wrapped!.Layer.KeepsTime(layer.Wrapped);

    public override IReadOnlyList<Shape> FinalStates(BoundLayer layer) => layer.Inner.SelectMany(inner => inner.FinalStates).ToList();

    public override Value Lower(LayerLowering lowering, Value x)
    {
        BoundLayer forward = lowering.Layer.Inner[0], backward = lowering.Layer.Inner[1];
        var initial = lowering.InitialStates;
        var ahead = lowering.LowerInner(forward, x, lowering.Mask, initial?.Take(initial.Count / 2).ToList());
        var back = lowering.LowerInner(backward, x, lowering.Mask, initial?.Skip(initial.Count / 2).ToList());
        lowering.Session.RememberStates(lowering.Layer, [.. lowering.Session.StatesOf(forward), .. lowering.Session.StatesOf(backward)]);
        return Merge(lowering, ahead, backward.Arguments.Flag("ReturnSequences") ? lowering.Builder.Reverse(back, lowering.RowAxes) : back);
    }

    private static Value Merge(LayerLowering lowering, Value ahead, Value back)
    {
        var b = lowering.Builder;
        return lowering.Arguments.Choice("MergeMode") switch
        {
            "Sum" => b.Add(ahead, back),
            "Mul" => b.Mul(ahead, back),
            "Ave" => b.Mul(b.Add(ahead, back), b.Literal(0.5)),
            _ => b.Concat(ahead.Shape.Rank - 1, ahead, back),
        };
    }

    // what is no recurrent layer has been reported, and keeps its arguments
    private static Arguments Zeroed(Arguments written) =>
        written.Has("ReturnSequences") ? written.With("ZeroOutputForMask", written.Flag("ReturnSequences")) : written;

    private static Arguments TurnedOver(Arguments written) =>
        written.Has("GoBackwards") ? Zeroed(written).With("GoBackwards", !written.Flag("GoBackwards")) : written;
}
