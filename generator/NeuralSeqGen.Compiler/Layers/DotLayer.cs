using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Checks;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>
/// Contracts an axis of one input with an axis of another; what is left of the first comes before what is left of the second
/// (keras/src/layers/merging/dot.py). Axes are Keras's: 0 would be the batch. Drops masks.
/// </summary>
internal sealed class DotLayer : MergeLayer
{
    private const double SmallestNorm = 1e-12;

    public override string Name => "Dot";

    public override IReadOnlyList<Argument> Arguments { get; } =
        [Argument.Integer("Axes", null, -SizeLimits.MaxRank, SizeLimits.MaxRank), Argument.Integer("OtherAxis", 0, -SizeLimits.MaxRank, SizeLimits.MaxRank), Argument.Flag("Normalize", false)];

    public override Shape InferShape(LayerBinding binding)
    {
        MergeChecks.RequireSeveral(binding);
        Shape x = binding.Inputs[0], y = binding.Inputs[binding.Inputs.Count > 1 ? 1 : 0];
        var (first, second) = Axes(binding.Arguments, x, y);
        if (binding.Inputs.Count > 2 || first < 0 || second < 0 || first >= x.Rank || second >= y.Rank || x[first] != y[second])
        {
            MergeChecks.DoNotFit(binding, "two inputs with equal extents on its axes");
            return x;
        }

        var rest = x.Without(first).Concat(y.Without(second));
        return rest.Rank == 0 ? new Shape(1) : rest;
    }

    public override Shape? InferMask(LayerBinding binding, Shape output) => null;

    public override bool IsStepwise(BoundLayer layer, bool isTimed) => !isTimed;

    /// <summary>Steps along an axis that is left of the first input, which comes first; of the second, behind those of the first.</summary>
    public override TimeReach? Reach(BoundLayer layer, IReadOnlyList<TimeReach?> inputs)
    {
        var (first, second) = Axes(layer.Arguments, layer.InputShapes[0], layer.InputShapes[1]);
        return inputs[1] is null ? Left(inputs[0]!, first, 0) : inputs[0] is null ? Left(inputs[1]!, second, layer.InputShapes[0].Rank - 1) : null;
    }

    private static TimeReach? Left(TimeReach time, int contracted, int before) =>
        time.Axis == contracted ? null : time with { Axis = before + time.Axis - (time.Axis > contracted ? 1 : 0) };

    public override LookAhead WhyAhead(BoundLayer layer) => new("multiplies the steps with one another", "");

    public override Value Lower(LayerLowering lowering, IReadOnlyList<Value> inputs)
    {
        var b = lowering.Builder;
        int rows = lowering.RowAxes;
        Shape xShape = inputs[0].Shape.Skip(rows), yShape = inputs[1].Shape.Skip(rows), leading = inputs[0].Shape.Take(rows);
        var (first, second) = Axes(lowering.Arguments, xShape, yShape);
        Value x = Last(lowering, inputs[0], rows + first), y = Last(lowering, inputs[1], rows + second);
        int length = xShape[first];
        var left = b.Reshape(x, leading.Concat(new Shape(xShape.Elements / length, length)));
        var right = b.Reshape(y, leading.Concat(new Shape(yShape.Elements / length, length)));
        return b.Reshape(b.Product(left, right, transposeB: true, batchAxes: rows), leading.Concat(lowering.Layer.OutputShape));
    }

    public override Value? LowerMask(LayerLowering lowering, IReadOnlyList<Value> inputs) => null;

    /// <summary>Both axes without the batch; a second one that is not given is the first.</summary>
    private static (int First, int Second) Axes(Arguments arguments, Shape x, Shape y)
    {
        int first = arguments.Int("Axes"), second = arguments.Int("OtherAxis") is not 0 and var other ? other : first;
        return (first < 0 ? x.Rank + first : first - 1, second < 0 ? y.Rank + second : second - 1);
    }

    /// <summary>The contracted axis at the end, and of length 1 along it if that is asked for.</summary>
    private static Value Last(LayerLowering lowering, Value x, int axis)
    {
        var b = lowering.Builder;
        var moved = b.Transpose(x, [.. Enumerable.Range(0, x.Shape.Rank).Where(a => a != axis), axis]);
        if (!lowering.Arguments.Flag("Normalize"))
        {
            return moved;
        }

        // the floor stands first: at it nothing flows back, so that an empty vector has no direction and no gradient
        var square = b.Max(b.Literal(SmallestNorm * SmallestNorm), b.ReduceLast(ReduceKind.Sum, b.Mul(moved, moved)));
        return b.Div(moved, b.BroadcastTrailing(b.Sqrt(square), moved.Shape));
    }
}
