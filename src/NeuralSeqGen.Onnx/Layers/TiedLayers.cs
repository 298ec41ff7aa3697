using NeuralSeqGen.Onnx.Graph;
using NeuralSeqGen.Onnx.Keras;

namespace NeuralSeqGen.Onnx.Layers;

/// <summary>An embedding whose table is used both ways.</summary>
internal static class TiedLayers
{
    public static readonly IReadOnlyDictionary<string, Func<LayerExport, LayerResult>> All = new Dictionary<string, Func<LayerExport, LayerResult>>
    {
        ["ReversibleEmbedding"] = e => e.Call?.IsReverse == true ? new(Scores(e)) : CoreLayers.Embedding(e),
    };

    /// <summary>x·Eᵀ, or x times the other table, within the soft cap.</summary>
    private static OnnxValue Scores(LayerExport e)
    {
        var g = e.Graph;
        bool isTied = e.Config.Flag("tie_weights");
        var scores = g.MatMul(e.Input, isTied ? Turned(e, "embeddings") : e.Weight("reverse_embeddings"));
        if (isTied && e.WeightOrNull("lora_embeddings_a") is not null)
        {
            scores = g.Add(scores, g.MatMul(g.Mul(g.MatMul(e.Input, Turned(e, "lora_embeddings_b")), CoreLayers.LowRankScale(e)), Turned(e, "lora_embeddings_a")));
        }

        return e.Config.Has("logit_soft_cap") ? Capped(g, scores, g.Number(e.Config.Real("logit_soft_cap"))) : scores;
    }

    private static OnnxValue Turned(LayerExport e, string table) => e.Graph.Transpose(e.Weight(table), 1, 0);

    private static OnnxValue Capped(OnnxGraph g, OnnxValue x, OnnxValue cap) => g.Mul(g.Unary("Tanh", g.Div(x, cap)), cap);
}
