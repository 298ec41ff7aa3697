using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>Softmax along one axis. Along the steps, the scores of masked ones are moved far below the others.</summary>
internal sealed class SoftmaxLayer : Layer
{
    // Keras's number: with it, a masked step's exponential is 0 beside any other
    private const double FarBelow = -1e9;

    public override string Name => "Softmax";

    public override IReadOnlyList<Argument> Arguments { get; } = [Argument.Integer("Axis", -1, int.MinValue)];

    public override Shape InferShape(LayerBinding binding)
    {
        SampleAxes.Check(binding, [binding.Arguments.Int("Axis")]);
        return binding.Input;
    }

    public override bool IsStepwise(BoundLayer layer, bool isTimed) => !isTimed || AxisOf(layer) != 0;

    public override TimeReach? Reach(BoundLayer layer, IReadOnlyList<TimeReach?> inputs) => SampleAxes.Reach(inputs[0], AxisOf(layer));

    public override LookAhead WhyAhead(BoundLayer layer) => new("is a softmax over the steps", "");

    public override string Activation(BoundLayer layer) => "Softmax";

    public override int ActivationAxis(BoundLayer layer) => AxisOf(layer);

    public override Value Lower(LayerLowering lowering, Value x)
    {
        var b = lowering.Builder;
        int axis = SampleAxes.Lowered(lowering, [AxisOf(lowering.Layer)])[0];
        var scores = lowering.Mask is { } mask && axis < mask.Shape.Rank
            ? b.Add(x, b.BroadcastTrailing(b.Mul(b.Sub(b.Literal(1), mask), b.Literal(FarBelow)), x.Shape))
            : x;
        int[] others = Moments.Except(x, [axis]);
        var sum = b.Reduce(ReduceKind.LogSumExp, b.Transpose(scores, [.. others, axis]), others.Length);
        var y = b.Exp(b.Sub(scores, b.Broadcast(sum, x.Shape, others)));
        if (axis == x.Shape.Rank - 1)
        {
            lowering.Session.RememberLogits(y, new Logits(scores, "Softmax"));
        }

        return y;
    }

    private static int AxisOf(BoundLayer layer) => layer.Arguments.Int("Axis") is < 0 and var fromEnd ? layer.InputShape.Rank + fromEnd : layer.Arguments.Int("Axis") - 1;
}
