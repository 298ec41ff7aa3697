using NeuralSeqGen.Onnx.Graph;
using NeuralSeqGen.Onnx.Keras;
using NeuralSeqGen.Onnx.Wire;

namespace NeuralSeqGen.Onnx.Layers;

/// <summary>Convolutions over time: ONNX has channels first and kernels as (filters, channels, size).</summary>
internal static class ConvolutionLayers
{
    public static readonly IReadOnlyDictionary<string, Func<LayerExport, LayerResult>> All = new Dictionary<string, Func<LayerExport, LayerResult>>
    {
        ["Conv1D"] = e => Activated(e, Convolved(e, e.Input, Window.OfKernel(e.Config), Kernel(e, "kernel"), e.Config.Int("groups"))),
        ["DepthwiseConv1D"] = e => Activated(e, Depthwise(e, "kernel")),
        ["SeparableConv1D"] = Separable,
        ["Conv1DTranspose"] = Transposed,
    };

    /// <summary>[steps, channels] to [windows, filters] with a kernel in ONNX's layout.</summary>
    public static OnnxValue Convolved(LayerExport e, OnnxValue x, Window window, OnnxValue kernel, int groups)
    {
        var g = e.Graph;
        var (before, after) = window.Pads(x.Shape[0]);
        var first = g.Transpose(x, 1, 0);
        var y = g.Node("Conv", [kernel.Shape[0], window.Count(x.Shape[0])], [first, kernel], OnnxAttribute.Of("kernel_shape", new[] { window.Size }), OnnxAttribute.Of("strides", new[] { window.Stride }),
            OnnxAttribute.Of("dilations", new[] { window.Dilation }), OnnxAttribute.Of("pads", new[] { before, after }), OnnxAttribute.Of("group", groups));
        return g.Transpose(y, 1, 0);
    }

    /// <summary>A kernel (size, channels, filters) as ONNX has it.</summary>
    public static OnnxValue Kernel(LayerExport e, string name)
    {
        int[] shape = e.Model.Shape(e.Path + "/" + name);
        return e.Constant(name, [shape[2], shape[1], shape[0]], Turned(e.Model.Values(e.Path + "/" + name), shape, (i, c, f) => (((f * shape[1]) + c) * shape[0]) + i));
    }

    private static LayerResult Activated(LayerExport e, OnnxValue y) => new(Activations.Apply(e.Graph, e.Config.Activation("activation"), CoreLayers.Biased(e, y)));

    /// <summary>Every channel by itself: as many groups as channels, with the kernel (size, channels, multiplier) as (channels · multiplier, 1, size).</summary>
    private static OnnxValue Depthwise(LayerExport e, string name)
    {
        int[] shape = e.Model.Shape(e.Path + "/" + name);
        var kernel = e.Constant(name, [shape[1] * shape[2], 1, shape[0]], Turned(e.Model.Values(e.Path + "/" + name), shape, (i, c, m) => (((c * shape[2]) + m) * shape[0]) + i));
        return Convolved(e, e.Input, Window.OfKernel(e.Config), kernel, shape[1]);
    }

    private static LayerResult Separable(LayerExport e)
    {
        var mixed = Depthwise(e, "depthwise_kernel");
        int[] shape = e.Model.Shape(e.Path + "/pointwise_kernel");
        return Activated(e, e.Graph.MatMul(mixed, e.Constant("pointwise", [shape[1], shape[2]], e.Model.Values(e.Path + "/pointwise_kernel"))));
    }

    /// <summary>The whole sum of the spread windows, and what the padding leaves of it; zeros where the output goes on behind it.</summary>
    private static LayerResult Transposed(LayerExport e)
    {
        var g = e.Graph;
        int[] shape = e.Model.Shape(e.Path + "/kernel");
        int steps = e.Input.Shape[0], stride = e.Config.Int("strides"), dilation = e.Config.Int("dilation_rate");
        int whole = ((steps - 1) * stride) + ((shape[0] - 1) * dilation) + 1;
        var kernel = e.Constant("kernel", [shape[2], shape[1], shape[0]], Turned(e.Model.Values(e.Path + "/kernel"), shape, (i, f, c) => (((c * shape[1]) + f) * shape[0]) + i));
        var y = g.Node("ConvTranspose", [shape[1], whole], [g.Transpose(e.Input, 1, 0), kernel], OnnxAttribute.Of("kernel_shape", new[] { shape[0] }), OnnxAttribute.Of("strides", new[] { stride }), OnnxAttribute.Of("dilations", new[] { dilation }));
        var (start, count) = Cut(e, steps, stride, ((shape[0] - 1) * dilation) + 1);
        var sum = g.Pad(g.Transpose(y, 1, 0), 0, 0, Math.Max(0, start + count - whole));
        return Activated(e, g.Slice(sum, 0, start, count));
    }

    /// <summary>Where the output starts in the whole sum, and its number of steps (keras/src/backend/common/backend_utils.py).</summary>
    private static (int Start, int Count) Cut(LayerExport e, int steps, int stride, int span)
    {
        int padding = e.Config.Has("output_padding") ? e.Config.Int("output_padding") : -1, last = (steps - 1) * stride;
        if (e.Config.Text("padding") == "valid")
        {
            return (0, last + span + (padding < 0 ? Math.Max(span, stride) - span : padding));
        }

        int pads = padding < 0 ? stride + span - 2 : span + (span % 2) - 2 + padding;
        int left = Math.Min((pads / 2) + (pads % 2), span - 1);
        return (span - 1 - left, last + (padding < 0 ? stride : (span % 2) + padding));
    }

    /// <summary>The values of three axes in another order.</summary>
    private static float[] Turned(float[] values, int[] shape, Func<int, int, int, int> place)
    {
        float[] turned = new float[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            turned[place(i / (shape[1] * shape[2]), i / shape[2] % shape[1], i % shape[2])] = values[i];
        }

        return turned;
    }
}
