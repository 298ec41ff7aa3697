using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Model;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>
/// softmax(scores) · value, scores = query · keyᵀ · scale, or concat_score_weight · Σ tanh(scale · (query + key)) (Luong et al., 2015;
/// keras/src/layers/attention/attention.py). No 1 ÷ √d. Masked values take no part; masked queries give 0.
/// </summary>
internal class AttentionLayer : Layer
{
    public override string Name => "Attention";

    public override IReadOnlyList<Argument> CommonArguments { get; } = [Argument.Text("Name"), Argument.Flag("Trainable", true), .. AttentionSources.Arguments];

    public override IReadOnlyList<Argument> Arguments { get; } =
        [Argument.Choice("ScoreMode", "Dot", ["Dot", "Concat"]), Argument.Flag("UseScale", false), Argument.Share("Dropout", 0), Argument.Flag("UseCausalMask", false), AttentionSources.ReturnScores];

    public sealed override IReadOnlyList<string?> Sources(PartSpec part) => AttentionSources.Of(part);

    public sealed override Shape InferShape(LayerBinding binding) =>
        AttentionSources.Check(binding, equalFeatures: true) ? binding.Inputs[0].With(-1, AttentionSources.Value(binding.Inputs).Last) : binding.Inputs[0];

    public override IEnumerable<WeightDeclaration> Weights(LayerBinding binding)
    {
        if (binding.Arguments.Flag("UseScale"))
        {
            yield return new("scale", Shape.Scalar, "Scale") { Initializer = "Ones" };
        }

        if (binding.Arguments.Choice("ScoreMode") == "Concat")
        {
            yield return new("concat_score_weight", Shape.Scalar, "Scale") { Initializer = "Ones" };
        }
    }

    public sealed override bool IsStepwise(BoundLayer layer, bool isTimed) => !isTimed || (IsStepwiseUnmasked(layer) && (layer.InputMasks[1] is null || layer.Inputs[1] == layer.Inputs[0]));

    public sealed override bool IsStepwiseUnmasked(BoundLayer layer) => layer.Arguments.Flag("UseCausalMask");

    public sealed override bool ReadsWhole(BoundLayer layer, IReadOnlyList<bool> areSteps) => AttentionSources.ReadsWhole(layer, areSteps);

    public sealed override Shape? AttentionScores(BoundLayer layer) =>
        layer.Arguments.Flag(AttentionSources.ReturnScores.Name) ? new Shape(layer.InputShape[0], AttentionSources.Value(layer.InputShapes)[0]) : null;

    public sealed override TimeReach? Reach(BoundLayer layer, IReadOnlyList<TimeReach?> inputs) => AttentionSources.Reach(layer, inputs);

    public sealed override LookAhead WhyAhead(BoundLayer layer) => AttentionSources.WhyAhead(layer);

    public sealed override Value Lower(LayerLowering lowering, Value x) => Lower(lowering, [x, x]);

    public sealed override Value Lower(LayerLowering lowering, IReadOnlyList<Value> inputs)
    {
        var b = lowering.Builder;
        int rows = lowering.RowAxes, last = inputs.Count - 1;
        var steps = new AttendedSteps(lowering, isAlongTime: true);
        var query = steps.Sequence(inputs[0], 0)!;
        var value = steps.All(steps.Sequence(inputs[1], 1)!, 1, rows);
        var key = inputs[last] == inputs[1] ? value : steps.All(steps.Sequence(inputs[last], last)!, last, rows);
        var scores = Scores(lowering, query, key);
        var valueMask = steps.AllMask(steps.Sequence(AttentionSources.ValueMasks(lowering).First(), 1), 1, query.Shape.Take(rows));
        var mask = AttentionLowering.Mask(b, rows, null, [valueMask], steps.IsCausal, scores.Shape);
        var weights = AttentionLowering.Weights(lowering, scores, mask, lowering.Arguments.Real("Dropout"));
        lowering.Session.Scores = lowering.Layer.Scores is null ? null : weights;
        var y = steps.Result(b.Product(weights, value, batchAxes: rows));
        return lowering.Mask is { } queryMask ? b.Select(b.BroadcastTrailing(queryMask, y.Shape), y, b.Literal(0)) : y;
    }

    public override Value? LowerMask(LayerLowering lowering, IReadOnlyList<Value> inputs) => lowering.Layer.EmitsMask ? lowering.Mask : null;

    /// <summary>[rows…, query steps, value steps].</summary>
    protected virtual Value Scores(LayerLowering lowering, Value query, Value key)
    {
        var b = lowering.Builder;
        var scale = lowering.WeightOrNull("scale");
        if (lowering.WeightOrNull("concat_score_weight") is { } weight)
        {
            var sum = Sum(lowering, query, key);
            return b.Mul(weight, b.ReduceLast(ReduceKind.Sum, b.Tanh(scale is null ? sum : b.Mul(scale, sum))));
        }

        var scores = b.Product(query, key, transposeB: true, batchAxes: lowering.RowAxes);
        return scale is null ? scores : b.Mul(scores, scale);
    }

    /// <summary>query + key for every pair of steps: [rows…, query steps, value steps, features].</summary>
    protected static Value Sum(LayerLowering lowering, Value query, Value key)
    {
        int rows = lowering.RowAxes;
        var shape = query.Shape.Insert(rows + 1, key.Shape[rows]);
        int[] axes = [.. Enumerable.Range(0, rows)];
        return lowering.Builder.Add(lowering.Builder.Broadcast(query, shape, [.. axes, rows, rows + 2]), lowering.Builder.Broadcast(key, shape, [.. axes, rows + 1, rows + 2]));
    }
}
