using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Optimizers;

/// <summary>
/// m = momentum·m + g; the step is lr·s·X, X the orthogonal matrix nearest to G = g + momentum·m (m without Nesterov) and s = rms_rate·√(longer side).
/// X comes of G ÷ (‖G‖ + 1e-7) by iterations X ← a·X + (b·A + c·A²)·X with A = X·Xᵀ. Weights that are no matrices, and those excluded by name, take AdamW's
/// step. Keras's form of Jordan et al. (2024), scaled as in Moonlight (Liu et al., 2025).
/// </summary>
internal sealed class MuonOptimizer : Optimizer
{
    public override string Name => "Muon";

    private static Argument[] Polynomial { get; } = [Argument.Real("MuonA", 3.4445), Argument.Real("MuonB", -4.775), Argument.Real("MuonC", 2.0315)];

    public override double WeightDecay => 4e-3;

    public override IReadOnlyList<Argument> Arguments { get; } =
    [
        Argument.Share("AdamBeta1", 0.9), Argument.Share("AdamBeta2", 0.999), Argument.Real("Epsilon", 1e-7, 0), Argument.Patterns("ExcludeLayers"), Argument.Flag("ExcludeEmbeddings", true),
        .. Polynomial, Argument.Real("AdamLrRatio", 1, 0), Argument.Real("Momentum", 0.95, 0, 1),
        Argument.Integer("NsSteps", 5, 0), Argument.Flag("Nesterov", true), Argument.Real("AdamWeightDecay", 4e-3, 0), Argument.Real("RmsRate", 0.2, 0),
    ];

    public override IReadOnlyList<string> Slots(Arguments arguments) => ["momentum", "velocity"];

    /// <summary>The mean square is AdamW's.</summary>
    public override Shape? SlotShape(Arguments arguments, int slot, BoundWeight weight) => slot == 1 && IsWhole(arguments, weight) ? null : weight.Shape;

    public override bool IsWhole(Arguments arguments, BoundWeight weight) => weight.Shape.Rank == 2
        && !(arguments.Flag("ExcludeEmbeddings") && weight.Name.IndexOf("embedding", StringComparison.OrdinalIgnoreCase) >= 0)
        && !arguments.Texts("ExcludeLayers").Any(pattern => Regex.IsMatch(weight.Name, pattern, RegexOptions.CultureInvariant));

    // with other numbers than Keras's the iterations may run away
    public override bool IsFragile(Arguments arguments) =>
        base.IsFragile(arguments) || arguments.Real("AdamWeightDecay") > 1 || Polynomial.Any(coefficient => arguments.Real(coefficient.Name) != (double)coefficient.Default!);

    public override double WeightDecayOf(Arguments arguments, bool isWhole) => arguments.Real(isWhole ? "WeightDecay" : "AdamWeightDecay");

    public override Value Step(UpdateLowering lowering)
    {
        var b = lowering.Builder;
        if (!lowering.IsWhole)
        {
            return AdamOptimizer.Step(lowering, "AdamBeta1", "AdamBeta2", b.Mul(lowering.LearningRate, lowering.Real("AdamLrRatio")), amsGrad: false);
        }

        var momentum = lowering.Real("Momentum");
        var mean = lowering.Slots[0] = b.Add(b.Mul(momentum, lowering.Slots[0]), lowering.Gradient);
        var direction = lowering.Arguments.Flag("Nesterov") ? b.Add(lowering.Gradient, b.Mul(momentum, mean)) : mean;
        double rate = lowering.Arguments.Real("RmsRate"), side = Math.Max(direction.Shape[0], direction.Shape[1]);
        return b.Mul(b.Mul(lowering.LearningRate, b.Literal(rate == 0 ? 1 : rate * Math.Sqrt(side))), Orthogonal(lowering, direction));
    }

    private static Value Orthogonal(UpdateLowering lowering, Value direction)
    {
        var b = lowering.Builder;
        var x = b.Div(direction, b.Add(lowering.Norm(direction), b.Literal(1e-7)));
        bool isTall = direction.Shape[0] > direction.Shape[1];
        for (int round = 0; round < lowering.Arguments.Int("NsSteps"); round++)
        {
            // of a tall matrix Xᵀ·X is the smaller square: X·(b·A + c·A²) is the same number
            var square = isTall ? b.Product(b.Transpose(x, [1, 0]), x) : b.Product(x, x, transposeB: true);
            var polynomial = b.Add(b.Mul(lowering.Real("MuonB"), square), b.Mul(lowering.Real("MuonC"), b.Product(square, square)));
            x = b.Add(b.Mul(lowering.Real("MuonA"), x), isTall ? b.Product(x, polynomial) : b.Product(polynomial, x));
        }

        return x;
    }
}
