using NeuralSeqGen.Onnx.Graph;
using NeuralSeqGen.Onnx.Keras;
using NeuralSeqGen.Onnx.Wire;

namespace NeuralSeqGen.Onnx.Layers;

/// <summary>Dense, Embedding, masks, and what only moves values.</summary>
internal static class CoreLayers
{
    public static readonly IReadOnlyDictionary<string, Func<LayerExport, LayerResult>> All = new Dictionary<string, Func<LayerExport, LayerResult>>
    {
        ["Dense"] = Dense,
        ["Embedding"] = Embedding,
        ["Masking"] = Masking,
        ["Flatten"] = e => new(e.Graph.Reshape(e.Input, e.Input.Elements)),
        ["Reshape"] = Reshape,
        ["Permute"] = e => new(e.Graph.Transpose(e.Input, [.. e.Config.Ints("dims").Select(dim => dim - 1)])),
        ["RepeatVector"] = e => new(e.Graph.Node("Expand", [e.Config.Int("n"), e.Input.Shape[0]], [e.Graph.Unsqueeze(e.Input, 0), e.Graph.Integers(1, e.Config.Int("n"), 1)])),
        ["Flip"] = e => new(e.Config.Ints("axis").Select(axis => Axis(axis, e.Input)).Aggregate(e.Input, e.Graph.Flip)),
        ["GetItem"] = Slice,
        ["Rescaling"] = e => e.Kept(e.Graph.Add(e.Graph.Mul(e.Input, e.Graph.Number(e.Config.Real("scale"))), e.Graph.Number(e.Config.Real("offset")))),
        ["ActivityRegularization"] = Same, ["Dropout"] = Same, ["SpatialDropout1D"] = Same, ["AlphaDropout"] = Same, ["GaussianDropout"] = Same, ["GaussianNoise"] = Same,
    };

    /// <summary>An axis as Keras counts it, the batch being 0, as one of a sample.</summary>
    public static int Axis(int axis, OnnxValue x) => axis < 0 ? x.Rank + axis : axis - 1;

    /// <summary>x·W + b, where there is a bias.</summary>
    public static OnnxValue Biased(LayerExport e, OnnxValue x) => e.WeightOrNull("bias") is { } bias ? e.Graph.Add(x, bias) : x;

    /// <summary>What only training changes.</summary>
    private static LayerResult Same(LayerExport e) => e.Kept(e.Input);

    private static LayerResult Dense(LayerExport e)
    {
        var g = e.Graph;
        var y = g.MatMul(e.Input, e.Weight("kernel"));
        if (e.WeightOrNull("lora_kernel_a") is { } a)
        {
            y = g.Add(y, g.MatMul(g.Mul(g.MatMul(e.Input, a), LowRankScale(e)), e.Weight("lora_kernel_b")));
        }

        return e.Kept(Activations.Apply(g, e.Config.Activation("activation"), Biased(e, y)));
    }

    /// <summary>The rows of ids.</summary>
    public static LayerResult Embedding(LayerExport e)
    {
        var g = e.Graph;
        var ids = g.Cast(e.Input, OnnxType.Int64);
        var y = Rows("embeddings");
        if (e.WeightOrNull("lora_embeddings_a") is not null)
        {
            y = g.Add(y, g.MatMul(g.Mul(Rows("lora_embeddings_a"), LowRankScale(e)), e.Weight("lora_embeddings_b")));
        }

        return new(y, e.Config.Flag("mask_zero") ? g.Unary("Not", g.Binary("Equal", ids, g.Integers(0))) : null);

        OnnxValue Rows(string table) => g.Node("Gather", [.. e.Input.Shape, e.Weight(table).Shape[1]], [e.Weight(table), ids], OnnxAttribute.Of("axis", 0));
    }

    /// <summary>What the product of the narrow matrices is multiplied by.</summary>
    public static OnnxValue LowRankScale(LayerExport e) => e.Graph.Number(e.Config.Has("lora_alpha") ? e.Config.Real("lora_alpha") / e.Config.Int("lora_rank") : 1);

    /// <summary>Steps that differ from the mask value in any feature; the others become 0.</summary>
    private static LayerResult Masking(LayerExport e)
    {
        var g = e.Graph;
        int last = e.Input.Rank - 1;
        var differs = g.Cast(g.Unary("Not", g.Binary("Equal", e.Input, g.Number(e.Config.Real("mask_value")))), OnnxType.Float);
        var any = g.Cast(g.Reduce("ReduceMax", differs, last), OnnxType.Bool);
        return new(g.Where(any, e.Input, g.Number(0)), g.Squeeze(any, last));
    }

    private static LayerResult Reshape(LayerExport e)
    {
        int[] target = e.Config.Ints("target_shape");
        int known = target.Where(extent => extent > 0).Aggregate(1, (product, extent) => product * extent);
        return new(e.Graph.Reshape(e.Input, [.. target.Select(extent => extent > 0 ? extent : e.Input.Elements / known)]));
    }

    /// <summary>The last of the ranges says which axis is cut; those in front take everything.</summary>
    private static LayerResult Slice(LayerExport e)
    {
        var ranges = e.Call?.Arguments[1] ?? e.Config.GetProperty("key");
        var range = ranges[ranges.GetArrayLength() - 1].GetProperty("config");
        int start = range.Int("start");
        return e.Kept(e.Graph.Slice(e.Input, ranges.GetArrayLength() - 2, start, range.Int("stop") - start));
    }
}
