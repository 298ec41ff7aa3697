using NeuralSeqGen.Onnx.Graph;
using NeuralSeqGen.Onnx.Keras;
using NeuralSeqGen.Onnx.Wire;

namespace NeuralSeqGen.Onnx.Layers;

/// <summary>Pooling, padding, cropping and repeating of steps. All drop the mask.</summary>
internal static class PoolingLayers
{
    public static readonly IReadOnlyDictionary<string, Func<LayerExport, LayerResult>> All = new Dictionary<string, Func<LayerExport, LayerResult>>
    {
        ["MaxPooling1D"] = e => new(Pooled(e, "MaxPool")),
        ["AveragePooling1D"] = e => new(Pooled(e, "AveragePool", OnnxAttribute.Of("count_include_pad", 0))),
        ["GlobalMaxPooling1D"] = e => new(Global(e, e.Graph.Reduce("ReduceMax", e.Input, 0))),
        ["GlobalAveragePooling1D"] = e => new(Global(e, Mean(e))),
        ["UpSampling1D"] = UpSampling,
        ["ZeroPadding1D"] = e => new(e.Graph.Pad(e.Input, 0, e.Config.Ints("padding")[0], e.Config.Ints("padding")[1])),
        ["Cropping1D"] = e => new(e.Graph.Slice(e.Input, 0, e.Config.Ints("cropping")[0], e.Input.Shape[0] - e.Config.Ints("cropping").Sum())),
    };

    private static OnnxValue Pooled(LayerExport e, string op, params ProtoMessage[] more)
    {
        var g = e.Graph;
        var window = Window.OfPool(e.Config);
        var (before, after) = window.Pads(e.Input.Shape[0]);
        var y = g.Node(op, [e.Input.Shape[1], window.Count(e.Input.Shape[0])], [g.Transpose(e.Input, 1, 0)],
            [OnnxAttribute.Of("kernel_shape", new[] { window.Size }), OnnxAttribute.Of("strides", new[] { window.Stride }), OnnxAttribute.Of("pads", new[] { before, after }), .. more]);
        return g.Transpose(y, 1, 0);
    }

    private static OnnxValue Global(LayerExport e, OnnxValue pooled) => e.Config.Flag("keepdims") ? pooled : e.Graph.Squeeze(pooled, 0);

    /// <summary>The mean of the steps that count; 0 where none does.</summary>
    private static OnnxValue Mean(LayerExport e)
    {
        var g = e.Graph;
        if (e.Mask is not { } mask)
        {
            return g.Reduce("ReduceMean", e.Input, 0);
        }

        var counts = g.Trailing(mask, e.Input.Rank);
        var sum = g.Reduce("ReduceSum", g.Where(counts, e.Input, g.Number(0)), 0);
        var count = g.Reduce("ReduceSum", g.Cast(counts, OnnxType.Float), 0);
        return g.Div(sum, g.Node("Max", count.Shape, [count, g.Number(1)]));
    }

    private static LayerResult UpSampling(LayerExport e)
    {
        var g = e.Graph;
        int size = e.Config.Int("size"), steps = e.Input.Shape[0], features = e.Input.Shape[1];
        var repeated = g.Node("Expand", [steps, size, features], [g.Unsqueeze(e.Input, 1), g.Integers(1, 1, size, 1)]);
        return new(g.Reshape(repeated, steps * size, features));
    }
}
