using NeuralSeqGen.Onnx.Graph;
using NeuralSeqGen.Onnx.Keras;

namespace NeuralSeqGen.Onnx.Layers;

/// <summary>
/// Attention in heads: query, key and value are projected, each head attends with scores ÷ √(head size), and the heads together are projected. Several query
/// heads may share a head of keys and values. Values are laid out as [other axes…, positions, features], the positions being the axes that are attended over.
/// </summary>
internal static class HeadedAttention
{
    public static LayerResult Attended(LayerExport e, int groups, int repeats, int[] axes)
    {
        var g = e.Graph;
        int[] others = [.. Enumerable.Range(0, e.Input.Rank - 1).Except(axes)];
        int[] order = [.. others, .. axes];
        var x = e.Inputs.Select(input => Laid(g, input, order, others.Length)).ToList();
        int rows = others.Length, positions = x[0].Shape[rows];
        OnnxValue query = PositionLayers.Turned(e, Projected(e, x[0], "query", groups, repeats)), key = PositionLayers.Turned(e, Projected(e, x[^1], "key", groups, 1)), value = Projected(e, x[1], "value", groups, 1);
        double scale = 1 / Math.Sqrt(query.Shape[^1]);
        int[] last = [.. Enumerable.Range(0, query.Rank - 2), query.Rank - 1, query.Rank - 2];
        var scores = Shared(g, g.Mul(query, g.Number(scale)), g.Transpose(key, last));
        var attended = Shared(g, AttentionLayers.Weights(g, scores, [.. Masks(e, order, rows, scores)], isOrNone: true), value);
        if (e.WeightOrNull("gate/kernel") is not null)
        {
            attended = g.Mul(attended, g.Unary("Sigmoid", Projected(e, x[0], "gate", groups, repeats)));
        }

        return e.Kept(Back(e, Joined(e, attended, rows, positions), order));
    }

    private static OnnxValue Laid(OnnxGraph g, OnnxValue x, int[] order, int rows)
    {
        var turned = g.Transpose(x, [.. order, x.Rank - 1]);
        return g.Reshape(turned, [.. turned.Shape[..rows], turned.Shape[rows..^1].Aggregate(1, (product, extent) => product * extent), turned.Shape[^1]]);
    }

    /// <summary>[rows…, positions, features] to [rows…, groups, repeats, positions, size].</summary>
    private static OnnxValue Projected(LayerExport e, OnnxValue x, string name, int groups, int repeats)
    {
        var g = e.Graph;
        int[] shape = e.Model.Shape($"{e.Path}/{name}/kernel");
        int rows = x.Rank - 2, heads = shape[1], size = shape[2];
        var kernel = e.Constant(name + "/kernel", [shape[0], heads * size], e.Model.Values($"{e.Path}/{name}/kernel"));
        var y = g.MatMul(x, kernel);
        if (e.WeightOrNull(name + "/bias") is not null)
        {
            y = g.Add(y, e.Constant(name + "/bias", [heads * size], e.Model.Values($"{e.Path}/{name}/bias")));
        }

        var split = g.Reshape(y, [.. x.Shape[..^1], groups, repeats, size]);
        return g.Transpose(split, [.. Enumerable.Range(0, rows), rows + 1, rows + 2, rows, rows + 3]);
    }

    /// <summary>A product whose second factor may have one head for several of the first.</summary>
    private static OnnxValue Shared(OnnxGraph g, OnnxValue a, OnnxValue b) => g.Node("MatMul", a.With(-1, b.Shape[^1]), [a, b]);

    private static IEnumerable<OnnxValue> Masks(LayerExport e, int[] order, int rows, OnnxValue scores)
    {
        for (int i = 0; i < e.Inputs.Count; i++)
        {
            if (e.Masks[i] is { } mask && (i == 0 || !e.Masks.Take(i).Skip(1).Contains(mask)))
            {
                yield return Of(mask, e.Inputs[i], isQuery: i == 0);
            }
        }

        if (e.IsCausal)
        {
            yield return AttentionLayers.Causal(e, scores.Shape[^2], scores.Shape[^1], scores.Rank);
        }

        // [rows…, 1, 1, positions, 1] of the query, [rows…, 1, 1, 1, positions] of a value
        OnnxValue Of(OnnxValue mask, OnnxValue input, bool isQuery)
        {
            var g = e.Graph;
            int[] extents = [.. order.Select(axis => input.Shape[axis])];
            var whole = g.Node("Expand", input.Shape[..^1], [g.Trailing(mask, input.Rank - 1), g.Integers([1, .. input.Shape[..^1].Select(extent => (long)extent)])]);
            int positions = extents[rows..].Aggregate(1, (product, extent) => product * extent);
            return g.Reshape(g.Transpose(whole, order), [.. extents[..rows], 1, 1, .. isQuery ? [positions, 1] : new[] { 1, positions }]);
        }
    }

    /// <summary>The heads side by side, projected: [rows…, positions, features].</summary>
    private static OnnxValue Joined(LayerExport e, OnnxValue y, int rows, int positions)
    {
        var g = e.Graph;
        int[] shape = e.Model.Shape(e.Path + "/attention_output/kernel");
        var first = g.Transpose(y, [.. Enumerable.Range(0, rows), rows + 2, rows, rows + 1, rows + 3]);
        var kernel = e.Constant("attention_output/kernel", [shape[0] * shape[1], shape[2]], e.Model.Values(e.Path + "/attention_output/kernel"));
        var projected = g.MatMul(g.Reshape(first, [.. y.Shape[..rows], positions, shape[0] * shape[1]]), kernel);
        return e.WeightOrNull("attention_output/bias") is { } bias ? g.Add(projected, bias) : projected;
    }

    private static OnnxValue Back(LayerExport e, OnnxValue y, int[] order)
    {
        var g = e.Graph;
        var apart = g.Reshape(y, [.. order.Select(axis => e.Input.Shape[axis]), y.Shape[^1]]);
        return g.Transpose(apart, [.. Enumerable.Range(0, order.Length).Select(axis => Array.IndexOf(order, axis)), order.Length]);
    }
}
