using NeuralSeqGen.Onnx.Graph;
using NeuralSeqGen.Onnx.Keras;
using NeuralSeqGen.Onnx.Wire;

namespace NeuralSeqGen.Onnx.Layers;

/// <summary>Attention of Luong and Bahdanau; inputs are query, value and, where there is one, key. Masked queries of Luong's give 0.</summary>
internal static class AttentionLayers
{
    public static readonly IReadOnlyDictionary<string, Func<LayerExport, LayerResult>> All = new Dictionary<string, Func<LayerExport, LayerResult>>
    {
        ["Attention"] = e => Attended(e, e.Config.Text("score_mode") == "dot" ? Dot(e) : Concatenated(e)),
        ["AdditiveAttention"] = e => Attended(e, Additive(e)),
        ["MultiHeadAttention"] = e => HeadedAttention.Attended(e, e.Config.Int("num_heads"), 1, [.. e.Config.Ints("attention_axes").Select(axis => CoreLayers.Axis(axis, e.Input))]),
        ["GroupQueryAttention"] = e => HeadedAttention.Attended(e, e.Config.Int("num_key_value_heads"), e.Config.Int("num_query_heads") / e.Config.Int("num_key_value_heads"), [0]),
    };

    /// <summary>The softmax of the scores over the values that a mask allows. Where it allows none, the scores stand as they are, as in Keras.</summary>
    /// <param name="g">The graph.</param>
    /// <param name="scores">[…, query steps, value steps].</param>
    /// <param name="masks">Masks that all must allow a pair, of the rank of the scores.</param>
    /// <param name="isOrNone">Whether a query that may look at nothing gets nothing, as in heads, in place of the scores as they stand.</param>
    public static OnnxValue Weights(OnnxGraph g, OnnxValue scores, IReadOnlyList<OnnxValue> masks, bool isOrNone = false)
    {
        if (isOrNone && masks.Count > 0)
        {
            var allowed = masks.Aggregate((a, b) => g.Binary("And", a, b));
            return g.Where(allowed, g.Unary("Softmax", g.Where(allowed, scores, g.Number(-1e9)), OnnxAttribute.Of("axis", -1)), g.Number(0));
        }

        if (masks.Count > 0)
        {
            var all = g.Cast(masks.Aggregate((a, b) => g.Binary("And", a, b)), OnnxType.Float);
            var none = g.Sub(g.Number(1), g.Reduce("ReduceMax", all, all.Rank - 1));
            scores = g.Where(g.Cast(g.Add(all, none), OnnxType.Bool), scores, g.Number(-1e9));
        }

        return g.Unary("Softmax", scores, OnnxAttribute.Of("axis", -1));
    }

    /// <summary>Which pairs of steps are in order, the same for every sample of the batch.</summary>
    public static OnnxValue Causal(LayerExport e, int queries, int values, int rank)
    {
        int[] extents = [.. Enumerable.Repeat(1, rank - 1), queries, values];
        float[] allowed = [.. Enumerable.Range(0, queries * values).Select(i => i / values >= i % values ? 1f : 0)];
        return e.Graph.Cast(e.Constant("causal", extents, allowed), OnnxType.Bool) with { Shape = extents[1..] };
    }

    private static LayerResult Attended(LayerExport e, OnnxValue scores)
    {
        var g = e.Graph;
        List<OnnxValue> masks = [.. e.Masks[1] is { } values ? [g.Unsqueeze(values, 0)] : Array.Empty<OnnxValue>()];
        if (e.IsCausal)
        {
            masks.Add(Causal(e, scores.Shape[0], scores.Shape[1], 2));
        }

        var y = g.Product(Weights(g, scores, masks), e.Inputs[1]);
        return e.Kept(e.Mask is { } query ? g.Where(g.Trailing(query, y.Rank), y, g.Number(0)) : y);
    }

    private static OnnxValue Dot(LayerExport e)
    {
        var g = e.Graph;
        var key = e.Inputs[^1];
        var scores = g.Node("MatMul", [e.Input.Shape[0], key.Shape[0]], [e.Input, g.Transpose(key, 1, 0)]);
        return e.WeightOrNull("scale") is { } scale ? g.Mul(scores, scale) : scores;
    }

    private static OnnxValue Concatenated(LayerExport e)
    {
        var g = e.Graph;
        var sum = Sum(e);
        return g.Mul(e.Weight("concat_score_weight"), Total(g, g.Unary("Tanh", e.WeightOrNull("scale") is { } scale ? g.Mul(scale, sum) : sum)));
    }

    private static OnnxValue Additive(LayerExport e)
    {
        var g = e.Graph;
        var sum = g.Unary("Tanh", Sum(e));
        return Total(g, e.WeightOrNull("scale") is { } scale ? g.Mul(sum, scale) : sum);
    }

    /// <summary>query + key for every pair of steps.</summary>
    private static OnnxValue Sum(LayerExport e) => e.Graph.Add(e.Graph.Unsqueeze(e.Input, 1), e.Graph.Unsqueeze(e.Inputs[^1], 0));

    private static OnnxValue Total(OnnxGraph g, OnnxValue x) => g.Squeeze(g.Reduce("ReduceSum", x, x.Rank - 1), x.Rank - 1);
}
