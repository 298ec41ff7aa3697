using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>(x − mean) / √(variance + ε) · gamma + beta, mean and biased variance over the listed axes of each sample, by default the last. RmsScaling leaves the mean in the dividend.</summary>
internal sealed class LayerNormalizationLayer : StandardizingLayer
{
    public override string Name => "LayerNormalization";

    public override IReadOnlyList<Argument> Arguments { get; } = [SampleAxes.List(), Argument.Flag("RmsScaling", false)];

    public override Shape InferShape(LayerBinding binding)
    {
        SampleAxes.Check(binding, binding.Arguments.Ints("Axis"));
        return binding.Input;
    }

    public override IEnumerable<WeightDeclaration> Weights(LayerBinding binding) =>
        binding.Arguments.Flag("RmsScaling") ? [new("gamma", WeightShape(binding), "Gamma")] : base.Weights(binding);

    protected override Shape WeightShape(LayerBinding binding) => new(SampleAxes.Of(binding.Arguments, binding.Input.Rank).Select(axis => binding.Input[axis]).ToArray());

    public override bool IsStepwise(BoundLayer layer, bool isTimed) => !isTimed || !SampleAxes.Of(layer.Arguments, layer.InputShape.Rank).Contains(0);

    public override TimeReach? Reach(BoundLayer layer, IReadOnlyList<TimeReach?> inputs) => SampleAxes.Reach(inputs[0], SampleAxes.Of(layer.Arguments, layer.InputShape.Rank));

    public override LookAhead WhyAhead(BoundLayer layer) => new("normalizes over the steps", "");

    public override Value Lower(LayerLowering lowering, Value x)
    {
        int[] axes = SampleAxes.Lowered(lowering, SampleAxes.Of(lowering.Arguments, lowering.Layer.InputShape.Rank));
        int[] kept = Moments.Except(x, axes);
        double epsilon = lowering.Arguments.Real("Epsilon");
        var normalized = lowering.Arguments.Flag("RmsScaling") ? Moments.ByDeviation(lowering.Builder, x, kept, epsilon) : Moments.Standardized(lowering.Builder, x, kept, epsilon);
        return Scaled(lowering, normalized, axes);
    }
}
