using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Lowering;

/// <summary>From scores to weights of the values. Shapes end in (query steps, value steps).</summary>
internal static class AttentionLowering
{
    // Keras adds −10⁹ to what is masked; chosen instead of added, it cannot swallow the digits of a score
    private const double Masked = -1e9;

    /// <summary>The same in heads, where padding is masked: whoever may look at nothing gets nothing, as from Keras's <c>dot_product_attention</c>.</summary>
    public static Value WeightsOrNone(LayerLowering lowering, Value scores, Value mask, double dropout)
    {
        var b = lowering.Builder;
        var chosen = b.Select(mask, scores, b.Literal(Masked));
        return Dropped(lowering, b.Select(mask, Softmax(b, chosen), b.Literal(0)), dropout);
    }

    /// <summary>
    /// Softmax over the value steps, those that the mask excludes left out, and dropout in training. Where it excludes them all there is nothing to
    /// choose from, and the scores stand as they are: adding the same number to all of them changes no softmax.
    /// </summary>
    /// <param name="lowering">The layer.</param>
    /// <param name="scores">[rows…, query steps, value steps].</param>
    /// <param name="mask">0/1 in the same shape; null for none.</param>
    /// <param name="dropout">Share of the weights that training drops.</param>
    public static Value Weights(LayerLowering lowering, Value scores, Value? mask, double dropout)
    {
        var b = lowering.Builder;
        var chosen = mask is null ? scores : b.Select(Effective(b, mask), scores, b.Literal(Masked));
        return Dropped(lowering, Softmax(b, chosen), dropout);
    }

    /// <summary>1 where a query step may look at a value step: every mask must allow it. Null when nothing is excluded.</summary>
    /// <param name="b">Appends to the graph.</param>
    /// <param name="rows">Leading axes of scores and masks that are rows.</param>
    /// <param name="query">Mask of the query steps.</param>
    /// <param name="values">Masks of the value steps.</param>
    /// <param name="causal">Whether a step looks at itself and earlier ones only.</param>
    /// <param name="shape">Shape of the scores; axes between the rows and the steps are heads.</param>
    public static Value? Mask(GraphBuilder b, int rows, Value? query, IEnumerable<Value?> values, bool causal, Shape shape)
    {
        int rank = shape.Rank;
        int[] axes = [.. Enumerable.Range(0, rows)];
        var masks = values.OfType<Value>().Distinct().Select(m => b.Broadcast(m, shape, [.. axes, rank - 1])).ToList();
        masks.AddRange(query is null ? [] : [b.Broadcast(query, shape, [.. axes, rank - 2])]);
        masks.AddRange(causal ? [b.BroadcastLeading(Causal(b, shape[-2], shape[-1]), shape)] : []);
        return masks.Count == 0 ? null : masks.Aggregate(b.Mul);
    }

    private static Value Softmax(GraphBuilder b, Value scores) => b.Exp(b.Sub(scores, b.BroadcastTrailing(b.ReduceLast(ReduceKind.LogSumExp, scores), scores.Shape)));

    private static Value Dropped(LayerLowering lowering, Value weights, double dropout)
    {
        weights.Name = "attention";
        return lowering.DropoutMask(dropout, weights.Shape) is { } kept ? lowering.Builder.Mul(weights, kept) : weights;
    }

    private static Value Causal(GraphBuilder b, int queries, int values) =>
        b.GreaterEqual(b.BroadcastTrailing(b.Iota(new Shape(queries)), new Shape(queries, values)), b.Iota(new Shape(queries, values)));

    private static Value Effective(GraphBuilder b, Value mask)
    {
        var any = b.ReduceLast(ReduceKind.Max, mask);
        return b.Max(mask, b.Sub(b.Literal(1), b.BroadcastTrailing(any, mask.Shape)));
    }
}
