using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>
/// Attention in several heads (Vaswani et al., 2017): query, key and value are projected, each head attends with scores ÷ √(head size), and the heads
/// together are projected, to the query's features unless others are asked for. Several query heads may share a head of keys and values (Ainslie et al., 2023).
/// A gate, σ of another projection of the query, multiplies what the heads give.
/// </summary>
internal abstract class HeadedAttentionLayer : KernelLayer
{
    protected static readonly IReadOnlyList<Argument> Options = [Argument.Share("Dropout", 0), Argument.Flag("UseCausalMask", false), Argument.Flag("UseGate", false) with { IsLater = true }, AttentionSources.ReturnScores, .. RotaryPositions.Arguments, .. AttentionSources.Arguments];

    public sealed override IReadOnlyList<string?> Sources(PartSpec part) => AttentionSources.Of(part);

    public sealed override Shape InferShape(LayerBinding binding)
    {
        CheckInputs(binding);
        var query = binding.Inputs[0];
        RotaryPositions.Check(binding, Heads(binding.Arguments).KeySize, Attended(binding.Arguments, query.Rank).Length);
        return query.With(-1, OutputFeatures(binding.Arguments, query.Last));
    }

    public sealed override IEnumerable<WeightDeclaration> Weights(LayerBinding binding)
    {
        var heads = Heads(binding.Arguments);
        int query = binding.Inputs[0].Last, value = AttentionSources.Value(binding.Inputs).Last, key = binding.Inputs[binding.Inputs.Count - 1].Last;
        return Projection("query", query, heads.Groups * heads.Repeats, heads.KeySize, binding)
            .Concat(Projection("key", key, heads.Groups, heads.KeySize, binding))
            .Concat(binding.Arguments.Flag("UseGate") ? Projection("gate", query, heads.Groups * heads.Repeats, heads.ValueSize, binding) : [])
            .Concat(Projection("value", value, heads.Groups, heads.ValueSize, binding))
            .Concat(Output(heads.Groups * heads.Repeats, heads.ValueSize, OutputFeatures(binding.Arguments, query), binding));
    }

    public sealed override bool IsStepwise(BoundLayer layer, bool isTimed) => !isTimed || (IsStepwiseUnmasked(layer) && (!AttendsAlongTime(layer) || layer.InputMasks.All(mask => mask is null)));

    public sealed override bool IsStepwiseUnmasked(BoundLayer layer) => layer.Arguments.Flag("UseCausalMask") || !AttendsAlongTime(layer);

    public sealed override bool ReadsWhole(BoundLayer layer, IReadOnlyList<bool> areSteps) => AttendsAlongTime(layer) && AttentionSources.ReadsWhole(layer, areSteps);

    /// <summary>[batch axes…, heads, attended axes of the query…, attended axes of the value…], as Keras gives them.</summary>
    public sealed override Shape? AttentionScores(BoundLayer layer)
    {
        if (!layer.Arguments.Flag(AttentionSources.ReturnScores.Name))
        {
            return null;
        }

        Shape query = layer.InputShape, value = AttentionSources.Value(layer.InputShapes);
        var heads = Heads(layer.Arguments);
        int[] axes = Attended(layer.Arguments, query.Rank);
        return new Shape([.. Enumerable.Range(0, query.Rank - 1).Except(axes).Select(axis => query[axis]), heads.Groups * heads.Repeats, .. axes.Select(axis => query[axis]), .. axes.Select(axis => value[axis])]);
    }

    public sealed override TimeReach? Reach(BoundLayer layer, IReadOnlyList<TimeReach?> inputs)
    {
        var read = inputs.OfType<TimeReach>().ToList();
        int time = read[0].Axis;
        return Attended(layer.Arguments, layer.InputShape.Rank).Contains(time) ? AttentionSources.Reach(layer, inputs, time)
            : read.All(r => r.Axis == time) && time < layer.InputShape.Rank - 1 ? read[0] with { Ahead = read.Max(r => r.Ahead) } : null;
    }

    public sealed override string Activation(BoundLayer layer) => "Linear";

    public sealed override LookAhead WhyAhead(BoundLayer layer) => AttentionSources.WhyAhead(layer);

    public sealed override Value Lower(LayerLowering lowering, Value x) => Lower(lowering, [x, x]);

    public sealed override Value Lower(LayerLowering lowering, IReadOnlyList<Value> inputs)
    {
        var b = lowering.Builder;
        var heads = Heads(lowering.Arguments);
        var steps = new AttendedSteps(lowering, AttendsAlongTime(lowering.Layer));
        var given = inputs.Select((input, i) => steps.Sequence(input, i)!).ToList();
        int[] axes = Attended(lowering.Arguments, lowering.Layer.InputShape.Rank);
        var positions = new AttendedPositions(b, steps.IsStep ? [.. axes.Select(axis => axis + lowering.RowAxes)] : SampleAxes.Lowered(lowering, axes), given[0].Shape.Rank);
        var x = given.Select(positions.Of).ToList();
        int rows = positions.RowAxes, batch = rows + 2;
        var query = b.Mul(RotaryPositions.Turned(lowering, Project(lowering, x[0], rows, "query", heads, heads.Repeats, heads.KeySize), steps, 0), b.Literal(1 / System.Math.Sqrt(heads.KeySize)));
        var key = steps.All(RotaryPositions.Turned(lowering, Project(lowering, x[x.Count - 1], rows, "key", heads, 1, heads.KeySize), steps, x.Count - 1), x.Count - 1, batch);
        var value = steps.All(Project(lowering, x[1], rows, "value", heads, 1, heads.ValueSize), 1, batch);
        var scores = b.Product(query, key, transposeB: true, batchAxes: batch);
        var valueMasks = AttentionSources.ValueMasks(lowering).Select((mask, i) => steps.AllMask(positions.Mask(steps.Sequence(mask, i + 1), given[i + 1]), i + 1, x[0].Shape.Take(rows)));
        double dropout = lowering.Arguments.Real("Dropout");
        var mask = AttentionLowering.Mask(b, rows, positions.Mask(steps.Sequence(lowering.Mask, 0), given[0]), valueMasks, steps.IsCausal, scores.Shape);
        var weights = lowering.Masks.All(m => m is null) ? AttentionLowering.Weights(lowering, scores, mask, dropout) : AttentionLowering.WeightsOrNone(lowering, scores, mask!, dropout);
        lowering.Session.Scores = lowering.Layer.Scores is { } shape && !lowering.IsStep ? b.Reshape(weights, inputs[0].Shape.Take(lowering.RowAxes).Concat(shape)) : null;
        var attended = Gated(lowering, b.Product(weights, value, batchAxes: batch), x[0], rows, heads);
        return steps.Result(positions.Back(Joined(lowering, attended, x[0].Shape, rows), given[0].Shape));
    }

    public sealed override Value? LowerMask(LayerLowering lowering, IReadOnlyList<Value> inputs) => lowering.Layer.EmitsMask ? lowering.Mask : null;

    /// <summary>Number and size of the heads.</summary>
    protected abstract AttentionHeads Heads(Arguments arguments);

    /// <summary>Features of the output, for a query of so many.</summary>
    protected virtual int OutputFeatures(Arguments arguments, int query) => query;

    /// <summary>Axes of a sample that are attended over.</summary>
    protected virtual int[] Attended(Arguments arguments, int rank) => [0];

    private bool AttendsAlongTime(BoundLayer layer) => Attended(layer.Arguments, layer.InputShape.Rank).Contains(0);

    /// <summary>Reports inputs that do not fit.</summary>
    protected virtual void CheckInputs(LayerBinding binding) => AttentionSources.Check(binding, equalFeatures: false);

    private static IEnumerable<WeightDeclaration> Projection(string name, int features, int heads, int size, LayerBinding binding)
    {
        yield return new(name + "/kernel", new Shape(features, heads, size), "Kernel") { Fans = (features, heads * size) };
        if (binding.Arguments.Flag("UseBias"))
        {
            yield return new(name + "/bias", new Shape(heads, size), "Bias");
        }
    }

    private static IEnumerable<WeightDeclaration> Output(int heads, int size, int features, LayerBinding binding)
    {
        yield return new("attention_output/kernel", new Shape(heads, size, features), "Kernel") { Fans = (heads * size, features) };
        if (binding.Arguments.Flag("UseBias"))
        {
            yield return new("attention_output/bias", new Shape(features), "Bias");
        }
    }

    /// <summary>[rows…, steps, features] to [rows…, groups, repeats, steps, size]; heads that are shared are the same elements again.</summary>
    private static Value Project(LayerLowering lowering, Value x, int rows, string name, AttentionHeads heads, int repeats, int size)
    {
        var b = lowering.Builder;
        int steps = x.Shape[rows];
        var kernel = b.Reshape(lowering.Weight(name + "/kernel"), new Shape(x.Shape.Last, heads.Groups * repeats * size));
        var bias = lowering.WeightOrNull(name + "/bias") is { } whole ? b.Reshape(whole, new Shape(heads.Groups * repeats * size)) : null;
        var leading = x.Shape.Take(rows);
        int[] axes = [.. Enumerable.Range(0, rows)];
        var split = b.Reshape(b.Product([(x, kernel)], bias), leading.Concat(new Shape(steps, heads.Groups, repeats, size)));
        var headed = b.Transpose(split, [.. axes, rows + 1, rows + 2, rows, rows + 3]);
        return repeats == heads.Repeats ? headed : b.Broadcast(Squeezed(b, headed, rows + 1), leading.Concat(new Shape(heads.Groups, heads.Repeats, steps, size)), [.. axes, rows, rows + 2, rows + 3]);
    }

    private static Value Squeezed(GraphBuilder b, Value x, int axis) => b.Reshape(x, x.Shape.Without(axis));

    private static Value Gated(LayerLowering lowering, Value y, Value query, int rows, AttentionHeads heads) => lowering.Arguments.Flag("UseGate")
        ? lowering.Builder.Mul(y, lowering.Builder.Sigmoid(Project(lowering, query, rows, "gate", heads, heads.Repeats, heads.ValueSize)))
        : y;

    private static Value Joined(LayerLowering lowering, Value y, Shape query, int rows)
    {
        var b = lowering.Builder;
        var kernel = lowering.Weight("attention_output/kernel");
        var stepsFirst = b.Transpose(y, [.. Enumerable.Range(0, rows), rows + 2, rows, rows + 1, rows + 3]);
        int width = kernel.Shape[0] * kernel.Shape[1];
        var joined = b.Reshape(stepsFirst, query.With(-1, width));
        return b.Product([(joined, b.Reshape(kernel, new Shape(width, kernel.Shape[2])))], lowering.WeightOrNull("attention_output/bias"));
    }
}
