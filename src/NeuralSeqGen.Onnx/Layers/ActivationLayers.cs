using NeuralSeqGen.Onnx.Graph;
using NeuralSeqGen.Onnx.Keras;
using NeuralSeqGen.Onnx.Wire;

namespace NeuralSeqGen.Onnx.Layers;

/// <summary>Activations as layers.</summary>
internal static class ActivationLayers
{
    // Keras's number: with it, a masked step's exponential is 0 beside any other
    private const double FarBelow = -1e9;

    public static readonly IReadOnlyDictionary<string, Func<LayerExport, LayerResult>> All = new Dictionary<string, Func<LayerExport, LayerResult>>
    {
        ["Activation"] = e => e.Kept(Activations.Apply(e.Graph, e.Config.Activation("activation"), e.Input)),
        ["ReLU"] = e => e.Kept(Relu(e)),
        ["LeakyReLU"] = e => e.Kept(e.Graph.Unary("LeakyRelu", e.Input, OnnxAttribute.Of("alpha", (float)e.Config.Real("negative_slope")))),
        ["PReLU"] = e => e.Kept(e.Graph.Node("PRelu", e.Input.Shape, [e.Input, e.Weight("alpha")])),
        ["ELU"] = e => e.Kept(e.Graph.Unary("Elu", e.Input, OnnxAttribute.Of("alpha", (float)e.Config.Real("alpha")))),
        ["Softmax"] = e => e.Kept(Softmax(e)),
        ["Glu"] = Glu,
    };

    private static OnnxValue Relu(LayerExport e)
    {
        var g = e.Graph;
        double threshold = e.Config.Real("threshold"), slope = e.Config.Real("negative_slope");
        var above = threshold == 0 ? g.Unary("Relu", e.Input) : g.Where(g.Binary("Greater", e.Input, g.Number(threshold)), e.Input, g.Number(0));
        var limited = e.Config.Has("max_value") ? Activations.Clip(g, above, 0, e.Config.Real("max_value")) : above;
        return slope == 0 ? limited : g.Sub(limited, g.Mul(g.Number(slope), g.Unary("Relu", g.Sub(g.Number(threshold), e.Input))));
    }

    private static OnnxValue Softmax(LayerExport e)
    {
        var g = e.Graph;
        int axis = CoreLayers.Axis(e.Config.Int("axis"), e.Input);
        var scores = e.Mask is { } mask && axis < mask.Rank ? g.Add(e.Input, g.Trailing(g.Where(mask, g.Number(0), g.Number(FarBelow)), e.Input.Rank)) : e.Input;
        return g.Unary("Softmax", scores, OnnxAttribute.Of("axis", axis + 1));
    }

    private static LayerResult Glu(LayerExport e)
    {
        var g = e.Graph;
        int axis = CoreLayers.Axis(e.Config.Int("axis"), e.Input), half = e.Input.Shape[axis] / 2;
        return new(g.Mul(g.Slice(e.Input, axis, 0, half), g.Unary("Sigmoid", g.Slice(e.Input, axis, half, half))));
    }
}
