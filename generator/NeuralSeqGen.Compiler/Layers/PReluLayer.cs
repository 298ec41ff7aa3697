using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>x where it is above 0, else alpha · x with a trained alpha per element; along shared axes alpha has extent 1.</summary>
internal sealed class PReluLayer : Layer
{
    public override string Name => "PRelu";

    public override string ClassName => "PReLU";

    public override IReadOnlyList<Argument> Arguments { get; } = [SampleAxes.List("SharedAxes"), .. CommonLayerArguments.Weight("Alpha", "Zeros")];

    public override Shape InferShape(LayerBinding binding)
    {
        SampleAxes.Check(binding, binding.Arguments.Ints("SharedAxes"), "SharedAxes");
        return binding.Input;
    }

    public override IEnumerable<WeightDeclaration> Weights(LayerBinding binding)
    {
        int[] shared = Shared(binding.Arguments, binding.Input.Rank);
        yield return new("alpha", new Shape(binding.Input.Select((extent, axis) => shared.Contains(axis) ? 1 : extent).ToArray()), "Alpha");
    }

    public override bool IsStepwise(BoundLayer layer, bool isTimed) => !isTimed || layer.InputShape[0] == 1 || Shared(layer.Arguments, layer.InputShape.Rank).Contains(0);

    public override TimeReach? Reach(BoundLayer layer, IReadOnlyList<TimeReach?> inputs) => inputs[0];

    public override LookAhead WhyAhead(BoundLayer layer) => new("has a slope of its own for every step", "");

    public override string Activation(BoundLayer layer) => "PRelu";

    public override Value Lower(LayerLowering lowering, Value x)
    {
        var b = lowering.Builder;
        var alpha = lowering.Weight("alpha");
        int[] kept = Enumerable.Range(0, alpha.Shape.Rank).Where(axis => alpha.Shape[axis] > 1).ToArray();
        var values = b.Reshape(alpha, new Shape(kept.Select(axis => alpha.Shape[axis]).ToArray()));
        var slope = b.Broadcast(values, x.Shape, SampleAxes.Lowered(lowering, kept));
        return b.Sub(b.Max(b.Literal(0), x), b.Mul(slope, b.Max(b.Literal(0), b.Neg(x))));
    }

    private static int[] Shared(Arguments arguments, int rank) => arguments.Ints("SharedAxes").Count == 0 ? [] : SampleAxes.Of(arguments, rank, "SharedAxes");
}
