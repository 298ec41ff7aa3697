using System;
using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Checks;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>
/// (x − mean) / √(variance + ε) · gamma + beta per feature: in training those of the batch, every axis but the last folded into it and masked rows
/// left out, else moving averages of them. Frozen, it never looks at the batch: where it is declared so there is no code that would. Renorm brings
/// what training computes close to what inference will.
/// </summary>
internal sealed class BatchNormalizationLayer : StandardizingLayer
{
    public override string Name => "BatchNormalization";

    public override bool IsPerStep => true;

    public override IReadOnlyList<Argument> Arguments { get; } =
    [
        Argument.Real("Momentum", 0.99, 0, 1), .. CommonLayerArguments.Start("MovingMean", "Zeros"), .. CommonLayerArguments.Start("MovingVariance", "Ones"),
        Argument.Flag("Renorm", false) with { IsLater = true }, Limit("RenormClippingRMin"), Limit("RenormClippingRMax"), Limit("RenormClippingDMax"), Argument.Real("RenormMomentum", 0.99, 0, 1) with { IsLater = true },
    ];

    // each number with numbers of its feature
    public override TimeReach? Reach(BoundLayer layer, IReadOnlyList<TimeReach?> inputs) => inputs[0];

    public override void Check(LayerBinding binding) => RenormChecks.Check(binding);

    public override IEnumerable<WeightDeclaration> Weights(LayerBinding binding) => base.Weights(binding).Concat(Statistics(binding.Arguments, WeightShape(binding)));

    public override Value Lower(LayerLowering lowering, Value x)
    {
        var b = lowering.Builder;
        bool isOfBatch = lowering.IsTraining && lowering.Layer.Trainable;
        var (mean, variance) = isOfBatch ? Moments(lowering, x) : (lowering.Weight("moving_mean"), lowering.Weight("moving_variance"));
        var deviation = b.Sqrt(b.Add(variance, b.Literal(lowering.Arguments.Real("Epsilon"))));
        var factor = b.Div(lowering.WeightOrNull("gamma") ?? b.Literal(1), deviation);
        var summand = lowering.WeightOrNull("beta");
        if (isOfBatch && lowering.Arguments.Flag("Renorm"))
        {
            var renorm = new BatchRenormalization(lowering, mean, deviation);
            renorm.Move();
            var (corrected, shifted) = renorm.Correct(factor, summand);
            var frozen = lowering.Frozen("moving_mean");
            (factor, summand) = (b.Select(frozen, factor, corrected), b.Select(frozen, summand ?? b.Literal(0), shifted));
        }

        var scaled = b.Mul(b.Sub(x, b.BroadcastLeading(mean, x.Shape)), b.BroadcastLeading(factor, x.Shape));
        return summand is null ? scaled : b.Add(scaled, b.BroadcastLeading(summand, x.Shape));
    }

    /// <summary>The batch's own, unless the layer was frozen at run time.</summary>
    private static (Value Mean, Value Variance) Moments(LayerLowering lowering, Value x)
    {
        var (b, frozen, batch) = (lowering.Builder, lowering.Frozen("moving_mean"), OfBatch(lowering, x));
        return (b.Select(frozen, lowering.Weight("moving_mean"), batch.Mean), b.Select(frozen, lowering.Weight("moving_variance"), batch.Variance));
    }

    private static (Value Mean, Value Variance) OfBatch(LayerLowering lowering, Value x)
    {
        var (mean, variance) = new BatchMoments(lowering.Session, x, lowering.Mask ?? lowering.RowMask).Measure();
        if (!lowering.Arguments.Flag("Renorm"))
        {
            double rate = 1 - lowering.Arguments.Real("Momentum");
            lowering.Session.Move(lowering.Weight("moving_mean"), mean, rate);
            lowering.Session.Move(lowering.Weight("moving_variance"), variance, rate);
        }

        return (mean, variance);
    }

    private static IEnumerable<WeightDeclaration> Statistics(Arguments arguments, Shape shape)
    {
        yield return new("moving_mean", shape, "MovingMean") { Trainable = false };
        yield return new("moving_variance", shape, "MovingVariance") { Trainable = false };
        if (!arguments.Flag("Renorm"))
        {
            yield break;
        }

        // deviations start as the root of the moving variance
        string start = arguments.Choice("MovingVarianceInitializer");
        double value = Math.Sqrt(arguments.Real("MovingVarianceInitializerValue"));
        yield return new("moving_stddev", shape, "MovingStddev") { Initializer = start, InitializerValue = value, Trainable = false };
        yield return new("renorm_mean", shape, "RenormMean") { Trainable = false };
        yield return new("renorm_stddev", shape, "RenormStddev") { Initializer = start, InitializerValue = value, Trainable = false };
    }

    // NaN stands for Keras's None
    private static Argument Limit(string name) => Argument.OptionalReal(name) with { IsLater = true, Check = v => double.IsInfinity((double)v) ? "must be finite" : (double)v < 0 ? "must be 0 or more" : null };
}
