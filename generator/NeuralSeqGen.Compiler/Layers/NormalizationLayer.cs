using System;
using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>
/// (x − mean) / max(√variance, 1e-7) for each index of the axes that are kept apart, or the inverse. Mean and variance are constants of the declaration,
/// one number or one per index, or weights that adapting to data sets.
/// </summary>
internal sealed class NormalizationLayer : Layer
{
    private const double SmallestDeviation = 1e-7;

    public override string Name => "Normalization";

    public override IReadOnlyList<Argument> Arguments { get; } =
        [Argument.Reals("Mean", v => Math.Abs(v) > float.MaxValue ? "must hold numbers in the range of float, up to 3.4E+38" : null), Argument.Reals("Variance", v => v < 0 ? "must not hold numbers below 0" : null), Argument.Flag("Invert", false), SampleAxes.List() with { IsLater = true }];

    public override Shape InferShape(LayerBinding binding)
    {
        SampleAxes.Check(binding, binding.Arguments.Ints("Axis"));
        int means = binding.Arguments.Reals("Mean").Count, variances = binding.Arguments.Reals("Variance").Count;
        int[] allowed = [.. Counts(binding.Input, Kept(binding.Arguments, binding.Input.Rank))];
        if (means != variances || (means > 0 && !allowed.Contains(means)))
        {
            binding.Break($"Mean and Variance of {binding.Display} must both hold {Text(allowed)}, or both be left out, but have {Naming.Count(means)} and {Naming.Count(variances)}.");
        }

        return binding.Input;
    }

    public override IEnumerable<WeightDeclaration> Weights(LayerBinding binding)
    {
        if (binding.Arguments.Reals("Mean").Count > 0)
        {
            yield break;
        }

        var shape = new Shape(Kept(binding.Arguments, binding.Input.Rank).Select(axis => binding.Input[axis]).ToArray());
        yield return new("mean", shape, "Mean") { Trainable = false };
        yield return new("variance", shape, "Variance") { Initializer = "Ones", Trainable = false };
        yield return new("count", Shape.Scalar, "Count") { Trainable = false };
    }

    /// <summary>One sample's extents and the axes that are kept apart, for adapting; the last axis needs no telling.</summary>
    public override IReadOnlyList<IReadOnlyList<int>> ViewExtents(BoundLayer layer) =>
        layer.Arguments.IsWritten("Axis") ? [layer.InputShape.ToArray(), Kept(layer.Arguments, layer.InputShape.Rank)] : [];

    // what a step is subtracted depends on which it is, and a stream does not count
    public override bool IsStepwise(BoundLayer layer, bool isTimed) => !isTimed || layer.InputShape[0] == 1 || !Kept(layer.Arguments, layer.InputShape.Rank).Contains(0);

    // but it reads no other step
    public override TimeReach? Reach(BoundLayer layer, IReadOnlyList<TimeReach?> inputs) => inputs[0];

    public override LookAhead WhyAhead(BoundLayer layer) => new("has numbers of its own for each step", "");

    public override Value Lower(LayerLowering lowering, Value x)
    {
        var b = lowering.Builder;

        // the limit stands under the root: the root of a constant feature's variance, 0, has no derivative
        var (mean, deviation) = lowering.WeightOrNull("mean") is { } adapted
            ? (adapted, b.Sqrt(b.Max(b.Literal(SmallestDeviation * SmallestDeviation), lowering.Weight("variance"))))
            : (Constant(b, lowering.Arguments.Reals("Mean")), Constant(b, lowering.Arguments.Reals("Variance").Select(v => Math.Max(Math.Sqrt(v), SmallestDeviation))));
        return lowering.Arguments.Flag("Invert")
            ? b.Add(Spread(lowering, mean, x), b.Mul(x, Spread(lowering, deviation, x)))
            : b.Div(b.Sub(x, Spread(lowering, mean, x)), Spread(lowering, deviation, x));
    }

    /// <summary>Numbers of the last kept axes along those of the value; in a step a time axis of extent 1 is gone.</summary>
    private static Value Spread(LayerLowering lowering, Value numbers, Value x)
    {
        if (numbers.Shape.Rank == 0)
        {
            return numbers;
        }

        var sample = lowering.Layer.InputShape;
        int[] kept = Kept(lowering.Arguments, sample.Rank);
        int first = Enumerable.Range(0, kept.Length).First(i => Elements(sample, kept.Skip(i)) == numbers.Shape.Elements);
        int[] last = [.. kept.Skip(first).Where(axis => axis > 0 || !lowering.IsStep)];
        var shaped = lowering.Builder.Reshape(numbers, new Shape(last.Select(axis => sample[axis]).ToArray()));
        return lowering.Builder.Broadcast(shaped, x.Shape, SampleAxes.Lowered(lowering, last));
    }

    private static Value Constant(GraphBuilder b, IEnumerable<double> values) =>
        values.Distinct().Count() == 1 ? b.Literal(values.First()) : b.Concat(0, values.Select(v => b.Fill(v, new Shape(1))).ToArray());

    /// <summary>The axes whose indices have numbers of their own: those listed, none for an empty list, without one the last.</summary>
    private static int[] Kept(Arguments arguments, int rank) =>
        arguments.Value("Axis") is not null && arguments.Ints("Axis").Count == 0 ? [] : SampleAxes.Of(arguments, rank);

    /// <summary>How many numbers can be given: one for all, or one for each index of the last kept axes.</summary>
    private static IEnumerable<int> Counts(Shape input, int[] kept) => Enumerable.Range(0, kept.Length + 1).Select(i => Elements(input, kept.Skip(kept.Length - i))).Distinct();

    private static int Elements(Shape input, IEnumerable<int> axes) => axes.Aggregate(1, (product, axis) => product * input[axis]);

    private static string Text(int[] counts)
    {
        string[] texts = [.. counts.Select(count => Naming.Count(count))];
        return texts.Length == 1 ? "1 number" : $"{string.Join(", ", texts.Take(texts.Length - 1))} or {texts[texts.Length - 1]} numbers";
    }
}
