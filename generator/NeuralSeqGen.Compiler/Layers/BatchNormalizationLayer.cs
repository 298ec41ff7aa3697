using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>
/// (x − mean) / √(variance + ε) · gamma + beta per feature: in training those of the batch, every axis but the last folded into it and masked rows
/// left out, else moving averages of them. Frozen, it never looks at the batch: where it is declared so there is no code that would.
/// </summary>
internal sealed class BatchNormalizationLayer : StandardizingLayer
{
    public override string Name => "BatchNormalization";

    public override bool IsPerStep => true;

    public override IReadOnlyList<Argument> Arguments { get; } =
        [Argument.Real("Momentum", 0.99, 0, 1), .. CommonLayerArguments.Start("MovingMean", "Zeros"), .. CommonLayerArguments.Start("MovingVariance", "Ones")];

    public override IEnumerable<WeightDeclaration> Weights(LayerBinding binding) => base.Weights(binding).Concat(
    [
        new("moving_mean", WeightShape(binding), "MovingMean") { Trainable = false },
        new("moving_variance", WeightShape(binding), "MovingVariance") { Trainable = false },
    ]);

    public override Value Lower(LayerLowering lowering, Value x)
    {
        var b = lowering.Builder;
        var (mean, variance) = Moments(lowering, x);
        var deviation = b.Sqrt(b.Add(variance, b.Literal(lowering.Arguments.Real("Epsilon"))));
        var factor = b.Div(lowering.WeightOrNull("gamma") ?? b.Literal(1), deviation);
        var scaled = b.Mul(b.Sub(x, b.BroadcastLeading(mean, x.Shape)), b.BroadcastLeading(factor, x.Shape));
        return lowering.WeightOrNull("beta") is { } beta ? b.Add(scaled, b.BroadcastLeading(beta, x.Shape)) : scaled;
    }

    private static (Value Mean, Value Variance) Moments(LayerLowering lowering, Value x)
    {
        Value mean = lowering.Weight("moving_mean"), variance = lowering.Weight("moving_variance");
        if (!lowering.IsTraining || !lowering.Layer.Trainable)
        {
            return (mean, variance);
        }

        var (b, frozen, batch) = (lowering.Builder, lowering.Frozen("moving_mean"), OfBatch(lowering, x));
        return (b.Select(frozen, mean, batch.Mean), b.Select(frozen, variance, batch.Variance));
    }

    private static (Value Mean, Value Variance) OfBatch(LayerLowering lowering, Value x)
    {
        var (mean, variance) = new BatchMoments(lowering.Session, x, lowering.Mask ?? lowering.RowMask).Measure();
        double rate = 1 - lowering.Arguments.Real("Momentum");
        lowering.Session.Move(lowering.Weight("moving_mean"), mean, rate);
        lowering.Session.Move(lowering.Weight("moving_variance"), variance, rate);
        return (mean, variance);
    }
}
