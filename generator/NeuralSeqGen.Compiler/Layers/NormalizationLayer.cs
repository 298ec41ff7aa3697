using System;
using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>
/// (x − mean) / max(√variance, 1e-7) per feature, or the inverse. Mean and variance are constants of the declaration, one number or one per feature, or
/// weights that adapting to data sets.
/// </summary>
internal sealed class NormalizationLayer : Layer
{
    private const double SmallestDeviation = 1e-7;

    public override string Name => "Normalization";

    public override IReadOnlyList<Argument> Arguments { get; } =
        [Argument.Reals("Mean"), Argument.Reals("Variance", v => v < 0 ? "must not hold numbers below 0" : null), Argument.Flag("Invert", false)];

    public override Shape InferShape(LayerBinding binding)
    {
        int means = binding.Arguments.Reals("Mean").Count, variances = binding.Arguments.Reals("Variance").Count, features = binding.Input.Last;
        if (means != variances || (means > 1 && means != features))
        {
            binding.Report.Break(new Finding(RuleIds.ArgumentOutOfRange, binding.Part, binding.Report.ModelName,
                $"Mean and Variance of {binding.Display} must both hold 1 or {Naming.Count(features)} numbers, or both be left out, but have {Naming.Count(means)} and {Naming.Count(variances)}."));
        }

        return binding.Input;
    }

    public override IEnumerable<WeightDeclaration> Weights(LayerBinding binding) => binding.Arguments.Reals("Mean").Count > 0 ? [] :
    [
        new("mean", new Shape(binding.Input.Last), "Mean") { Trainable = false },
        new("variance", new Shape(binding.Input.Last), "Variance") { Initializer = "Ones", Trainable = false },
        new("count", Shape.Scalar, "Count") { Trainable = false },
    ];

    public override Value Lower(LayerLowering lowering, Value x)
    {
        var b = lowering.Builder;

        // the limit stands under the root: the root of a constant feature's variance, 0, has no derivative
        var (mean, deviation) = lowering.WeightOrNull("mean") is { } adapted
            ? (adapted, b.Sqrt(b.Max(b.Literal(SmallestDeviation * SmallestDeviation), lowering.Weight("variance"))))
            : (Constant(b, lowering.Arguments.Reals("Mean")), Constant(b, lowering.Arguments.Reals("Variance").Select(v => Math.Max(Math.Sqrt(v), SmallestDeviation))));
        Value Spread(Value features) => features.Shape.Rank == 0 ? features : b.BroadcastLeading(features, x.Shape);
        return lowering.Arguments.Flag("Invert")
            ? b.Add(Spread(mean), b.Mul(x, Spread(deviation)))
            : b.Div(b.Sub(x, Spread(mean)), Spread(deviation));
    }

    private static Value Constant(GraphBuilder b, IEnumerable<double> values) =>
        values.Distinct().Count() == 1 ? b.Literal(values.First()) : b.Concat(0, values.Select(v => b.Fill(v, new Shape(1))).ToArray());
}
