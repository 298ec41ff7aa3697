using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Autodiff;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Lowering;

/// <summary>From what is declared of a weight to graphs that have it as their only sample: steps, clips by norm, penalties, constraints.</summary>
internal static class WeightLowering
{
    private const double SmallestLength = 1e-7;
    private const double ConstraintEpsilon = 1e-7;
    private const double KerasMaxNorm = 2;
    private const double KerasMinMaxNorm = 1;

    /// <summary>Everything declared for one weight.</summary>
    public static IEnumerable<(WeightPart Part, Graph Graph)> Of(BoundOptimizer optimizer, BoundWeight weight)
    {
        double each = optimizer.Arguments.Real("ClipNorm"), joint = optimizer.Arguments.Real("GlobalClipNorm");
        if (weight.Orthogonal != 0 || weight.OrthogonalColumns != 0)
        {
            yield return (WeightPart.Penalty, Penalty(weight, isGradient: false));
            yield return (WeightPart.PenaltyGradient, Penalty(weight, isGradient: true));
        }

        if (joint > 0)
        {
            yield return (WeightPart.GradientNorm, GradientNorm(weight));
        }

        if (each > 0 || joint > 0)
        {
            yield return (WeightPart.Clip, Clip(weight, each > 0 ? each : joint, isJoint: each == 0));
        }

        if (optimizer.IsWhole(weight))
        {
            yield return (WeightPart.Update, OptimizerLowering.Whole(optimizer, weight));
        }

        if (weight.Constraint != "None")
        {
            yield return (WeightPart.Constrain, Constrain(weight));
        }
    }

    /// <summary>‖g‖. The extents do not matter: weights of equal length share it.</summary>
    private static Graph GradientNorm(BoundWeight weight)
    {
        var b = Begin("gradient norm");
        b.Graph.Results.Add((new Port(PortKind.Number), b.Norm(Input(b, new Shape(weight.Length), PortKind.WeightGradient))));
        return b.Graph;
    }

    /// <summary>g · limit ÷ norm where the norm is beyond the limit; g where it is not, or no number.</summary>
    private static Graph Clip(BoundWeight weight, double limit, bool isJoint)
    {
        var b = Begin("clip");
        var gradient = Input(b, new Shape(weight.Length), PortKind.WeightGradient);
        var norm = isJoint ? b.Graph.AddInput(Shape.Scalar, Rate.Batch, "norm", new Port(PortKind.JointNorm)) : b.Norm(gradient);
        var factor = b.Select(b.Greater(norm, b.Literal(limit)), b.Div(b.Literal(limit), norm), b.Literal(1));
        b.Graph.Results.Add((new Port(PortKind.WeightGradient), b.Mul(gradient, factor)));
        return b.Graph;
    }

    /// <summary>Keras's constraints; norms run along the first axis.</summary>
    private static Graph Constrain(BoundWeight weight)
    {
        var b = Begin("constraint");
        bool isFlat = weight.Constraint == "NonNegative" || weight.Shape.Rank == 0;
        var w = Input(b, isFlat ? new Shape(weight.Length) : weight.Shape, PortKind.Weight);
        int last = w.Shape.Rank - 1;
        b.Graph.Results.Add((new Port(PortKind.Weight), weight.Constraint == "NonNegative" ? b.Select(b.GreaterEqual(w, b.Literal(0)), w, b.Literal(0)) : Scaled()));
        return b.Graph;

        Value Scaled()
        {
            var norm = b.Norm(b.Transpose(w, [.. Enumerable.Range(1, last), 0]), last);
            return b.Mul(w, b.BroadcastLeading(b.Div(Wanted(b, weight, norm), b.Add(b.Literal(ConstraintEpsilon), norm)), w.Shape));
        }
    }

    private static Value Wanted(GraphBuilder b, BoundWeight weight, Value norm)
    {
        double Largest(double keras) => double.IsNaN(weight.ConstraintValue) ? keras : weight.ConstraintValue;
        switch (weight.Constraint)
        {
            case "UnitNorm": return b.Literal(1);
            case "MaxNorm": return b.Min(norm, b.Literal(Largest(KerasMaxNorm)));
            default:
                var bounded = b.Clip(norm, weight.ConstraintMin, Largest(KerasMinMaxNorm));
                return b.Add(b.Mul(b.Literal(weight.ConstraintRate), bounded), b.Mul(b.Literal(1 - weight.ConstraintRate), norm));
        }
    }

    private static Graph Penalty(BoundWeight weight, bool isGradient)
    {
        var b = Begin("orthogonal");
        var w = Input(b, weight.Shape, PortKind.Weight);
        var penalty = b.Add(Orthogonal(b, w, weight.Orthogonal, ofColumns: false), Orthogonal(b, w, weight.OrthogonalColumns, ofColumns: true));
        if (!isGradient)
        {
            b.Graph.Results.Add((new Port(PortKind.Number), penalty));
            return b.Graph;
        }

        var gradient = Input(b, weight.Shape, PortKind.WeightGradient);
        var change = Differentiator.Run(b.Graph, penalty, [w])[0];
        b.Graph.Results.Add((new Port(PortKind.WeightGradient), change is null ? gradient : b.Add(gradient, change)));
        return b.Graph;
    }

    /// <summary>
    /// Keras's OrthogonalRegularizer: factor · Σ |rᵢ·rⱼ| over the pairs of rows, or columns, which are normalised first (zeros stay zeros), ÷ their number.
    /// </summary>
    private static Value Orthogonal(GraphBuilder b, Value w, double factor, bool ofColumns)
    {
        int n = w.Shape[ofColumns ? 1 : 0];
        if (factor == 0 || n < 2)
        {
            return b.Literal(0);
        }

        var lengths = b.Max(b.Norm(ofColumns ? b.Transpose(w, [1, 0]) : w, 1), b.Literal(SmallestLength));
        var unit = b.Div(w, ofColumns ? b.BroadcastLeading(lengths, w.Shape) : b.BroadcastTrailing(lengths, w.Shape));
        var cosines = b.Product(unit, unit, transposeA: ofColumns, transposeB: !ofColumns);
        var isPair = b.Less(b.Iota(cosines.Shape), b.BroadcastTrailing(b.Iota(lengths.Shape), cosines.Shape));
        return b.Mul(b.Literal(factor / (n * (n - 1.0) / 2)), b.DoubleSum(b.Select(isPair, b.Abs(cosines), b.Literal(0))));
    }

    private static GraphBuilder Begin(string scope) => new(new Graph(new ValueIds())) { Scope = scope };

    private static Value Input(GraphBuilder b, Shape shape, PortKind port) => b.Graph.AddInput(shape, Rate.Sample, port == PortKind.Weight ? "w" : "g", new Port(port));
}
