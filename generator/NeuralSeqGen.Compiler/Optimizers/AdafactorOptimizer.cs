using System;
using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Optimizers;

/// <summary>
/// Adafactor (Shazeer and Stern, 2018) as Keras has it. v is the average of g² + ε₁, its decay 1 − t^β; of two axes and more only the averages r and c of
/// its rows and columns are kept, v = r·c ÷ (mean of r). With u = g ÷ √v and the root mean square rms, the step is
/// max(ε₂, rms(w))·min(lr, 1 ÷ √t)·u ÷ max(1, rms(u) ÷ clip_threshold).
/// </summary>
internal sealed class AdafactorOptimizer : Optimizer
{
    private const int Rows = 0, Columns = 1, All = 2;

    public override string Name => "Adafactor";

    public override IReadOnlyList<Argument> Arguments { get; } =
    [
        Argument.Real("Beta2Decay", -0.8, max: 0), Argument.Real("Epsilon1", 1e-30, 0), Argument.Real("Epsilon2", 1e-3, 0), Argument.Real("ClipThreshold", 1, 0), Argument.Flag("RelativeStep", true),
    ];

    public override IReadOnlyList<string> Slots(Arguments arguments) => ["velocity_rows", "velocity_columns", "velocity"];

    public override Shape? SlotShape(Arguments arguments, int slot, BoundWeight weight)
    {
        var shape = weight.Shape;
        return slot == All ? shape.Rank < 2 ? shape : null : shape.Rank < 2 ? null : shape.Without(slot == Rows ? shape.Rank - 1 : shape.Rank - 2);
    }

    public override bool IsWhole(Arguments arguments, BoundWeight weight) => true;

    public override bool IsFragile(Arguments arguments) => base.IsFragile(arguments) || arguments.Real("ClipThreshold") == 0;

    public override Value Step(UpdateLowering lowering)
    {
        var b = lowering.Builder;
        var t = lowering.StepNumber;
        var rate = b.Mul(b.Max(lowering.Real("Epsilon2"), lowering.RootMeanSquare(lowering.Weight)), b.Min(lowering.LearningRate, b.Div(b.Literal(1), b.Sqrt(t))));
        var keep = b.Sub(b.Literal(1), b.Binary(BinaryKind.Pow, t, lowering.Real("Beta2Decay")));
        var change = lowering.Weight.Shape.Rank < 2 ? Plain(lowering, keep) : Factored(lowering, keep);
        var excess = b.Max(b.Literal(1), b.Div(lowering.RootMeanSquare(change), lowering.Real("ClipThreshold")));
        return b.Mul(b.Div(rate, excess), change);
    }

    private static Value Plain(UpdateLowering lowering, Value keep)
    {
        var b = lowering.Builder;
        return b.Div(lowering.Gradient, b.Sqrt(Averaged(lowering, All, keep, lowering.Square(lowering.Gradient))));
    }

    /// <summary>The roots of the factors are taken one by one: r ÷ (mean of r) and c may both be near ε₁, and their product would be 0 in float.</summary>
    private static Value Factored(UpdateLowering lowering, Value keep)
    {
        var b = lowering.Builder;
        var g = lowering.Gradient;
        int last = g.Shape.Rank - 1;
        var rows = Averaged(lowering, Rows, keep, MeanSquare(lowering, g));
        var columns = Averaged(lowering, Columns, keep, MeanSquare(lowering, b.Transpose(g, [.. Enumerable.Range(0, last - 1), last, last - 1])));
        var mean = b.Div(b.DoubleSum(rows, last - 1), b.Literal(rows.Shape.Last));
        var ofRows = b.Sqrt(b.Div(rows, b.BroadcastTrailing(mean, rows.Shape)));
        var root = b.Mul(b.BroadcastTrailing(ofRows, g.Shape), b.Broadcast(b.Sqrt(columns), g.Shape, [.. Enumerable.Range(0, last - 1), last]));
        return b.Div(g, root);
    }

    private static Value MeanSquare(UpdateLowering lowering, Value x)
    {
        var b = lowering.Builder;
        return b.Div(lowering.Square(b.Norm(x, x.Shape.Rank - 1)), b.Literal(x.Shape.Last));
    }

    private static Value Averaged(UpdateLowering lowering, int slot, Value keep, Value square)
    {
        var b = lowering.Builder;
        var fresh = b.Add(square, lowering.Real("Epsilon1"));
        return lowering.Slots[slot] = b.Add(b.Mul(keep, lowering.Slots[slot]), b.Mul(b.Sub(b.Literal(1), keep), fresh));
    }
}
