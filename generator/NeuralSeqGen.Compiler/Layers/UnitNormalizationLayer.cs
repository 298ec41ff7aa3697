using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>x / max(√Σ x², 1e-12), as keras.ops.normalize: vectors of length 1 along the listed axes, by default the last.</summary>
internal sealed class UnitNormalizationLayer : Layer
{
    // The limit stands under the root: the root of 0 has no derivative.
    private const double SmallestLength = 1e-12;

    public override string Name => "UnitNormalization";

    public override IReadOnlyList<Argument> Arguments { get; } = [SampleAxes.List()];

    public override Shape InferShape(LayerBinding binding)
    {
        SampleAxes.Check(binding, binding.Arguments.Ints("Axis"));
        return binding.Input;
    }

    public override bool IsStepwise(BoundLayer layer, bool isTimed) => !isTimed || !SampleAxes.Of(layer.Arguments, layer.InputShape.Rank).Contains(0);

    public override TimeReach? Reach(BoundLayer layer, IReadOnlyList<TimeReach?> inputs) => SampleAxes.Reach(inputs[0], SampleAxes.Of(layer.Arguments, layer.InputShape.Rank));

    public override LookAhead WhyAhead(BoundLayer layer) => new("normalizes over the steps", "");

    public override Value Lower(LayerLowering lowering, Value x)
    {
        var b = lowering.Builder;
        int[] kept = Moments.Except(x, SampleAxes.Lowered(lowering, SampleAxes.Of(lowering.Arguments, lowering.Layer.InputShape.Rank)));
        var norm = b.Sqrt(b.Max(b.Literal(SmallestLength * SmallestLength), b.SumTo(b.Mul(x, x), kept)));
        return b.Mul(x, b.Broadcast(b.Div(b.Literal(1), norm), x.Shape, kept));
    }
}
