using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>
/// A recurrent layer, and its twin or another one in the other direction with weights of its own, outputs merged. The sequence of the way back is flipped
/// to the order of the input; its last output belongs to step 0. Masked steps of a sequence are zeros.
/// </summary>
internal sealed class BidirectionalLayer : Layer
{
    private static readonly string[] OfBoth = ["ReturnSequences", "Stateful"];

    public override string Name => "Bidirectional";

    public override bool IsWrapper => true;

    public override string Continuation => "BackwardLayer";

    public override IReadOnlyList<Argument> Arguments { get; } = [Argument.Choice("MergeMode", "Concat", ["Concat", "Sum", "Mul", "Ave"])];

    public override IReadOnlyList<Argument> CommonArguments { get; } = [Argument.Text("Name")];

    public override IReadOnlyList<InnerLayer> InnerLayers(LayerBinding binding) =>
        [new("/forward", Zeroed), binding.Behind.Count > 1 ? new("/backward", written => TheOtherWay(binding, written)) { Part = 1 } : new("/backward", TurnedOver)];

    public override bool JoinsInner(BoundLayer layer) => layer.Arguments.Choice("MergeMode") == "Concat";

    public override bool Wraps(Layer inner) => inner.IsRecurrent;

    public override (string Kind, string Examples) Wrappable => ("a recurrent layer", "Gru, Lstm, SimpleRnn, Rnn or ConvLstm1D");

    public override Shape? InnerMask(LayerBinding binding) => binding.InputMask;

    public override Shape InferShape(LayerBinding binding)
    {
        Shape ahead = binding.Inner[0].OutputShape, back = binding.Inner[1].OutputShape;
        bool isConcat = binding.Arguments.Choice("MergeMode") == "Concat";
        if (!(isConcat ? ahead.Take(ahead.Rank - 1).Equals(back.Take(back.Rank - 1)) : ahead.Equals(back)))
        {
            binding.Break($"{binding.Display} merges {Naming.Batch(ahead)} of the layer and {Naming.Batch(back)} of the backward layer. {(isConcat ? "Make them equal but for the last axis." : "Give both as many units, or leave MergeMode away to have one beside the other.")}");
        }

        return isConcat ? ahead.With(-1, ahead.Last + back.Last) : ahead;
    }

    public override BoundLayer? Recurrence(BoundLayer layer) => layer.Wrapped!.Recurrence;

    public override bool IsStepwise(BoundLayer layer, bool isTimed) => false;

    public override LookAhead WhyAhead(BoundLayer layer) => new("reads the sequence in both directions", "Remove Bidirectional.");

    public override bool KeepsTime(BoundLayer layer) => layer.Wrapped!.Layer.KeepsTime(layer.Wrapped);

    public override IReadOnlyList<Shape> FinalStates(BoundLayer layer) => layer.Inner.SelectMany(inner => inner.FinalStates).ToList();

    public override Value Lower(LayerLowering lowering, Value x)
    {
        BoundLayer forward = lowering.Layer.Inner[0], backward = lowering.Layer.Inner[1];
        int states = forward.FinalStates.Count;
        var initial = lowering.InitialStates;
        var ahead = lowering.LowerInner(forward, x, lowering.Mask, initial?.Take(states).ToList());
        var back = lowering.LowerInner(backward, x, lowering.Mask, initial?.Skip(states).ToList());
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

    /// <summary>The arguments of a layer behind BackwardLayer: what concerns the sequence is said by the layer in front.</summary>
    private static Arguments TheOtherWay(LayerBinding binding, Arguments written)
    {
        if (!written.Has("GoBackwards"))
        {
            return written;
        }

        bool OfFirst(string name) => binding.Behind[0][name] is true;
        if (OfBoth.FirstOrDefault(name => written.IsWritten(name) && written.Flag(name) != OfFirst(name)) is { } other)
        {
            Report(binding, $"{other} of the backward layer of {binding.Display} is that of the layer in front of it. Set it there.");
        }
        else if (written.IsWritten("GoBackwards") && written.Flag("GoBackwards") == OfFirst("GoBackwards"))
        {
            Report(binding, $"both layers of {binding.Display} read the sequence the same way. Leave GoBackwards of the backward layer away: it reads the other way by itself.");
        }

        var joint = OfBoth.Aggregate(written, (arguments, name) => arguments.With(name, OfFirst(name)));
        return Zeroed(joint.With("GoBackwards", !OfFirst("GoBackwards")));
    }

    private static void Report(LayerBinding binding, string sentence) =>
        binding.Report.Add(new Finding(RuleIds.ArgumentOutOfRange, binding.Behind[1].Index, binding.Report.ModelName, sentence));
}
