using NeuralSeqGen.Onnx.Graph;
using NeuralSeqGen.Onnx.Keras;

namespace NeuralSeqGen.Onnx.Layers;

/// <summary>What says where a step stands: rows of constants, and heads that are turned.</summary>
internal static class PositionLayers
{
    public static readonly IReadOnlyDictionary<string, Func<LayerExport, LayerResult>> All = new Dictionary<string, Func<LayerExport, LayerResult>>
    {
        ["PositionEmbedding"] = e => Added(e, e.Model.Values(e.Path + "/embeddings")[..(Positions(e.Input) * e.Input.Shape[^1])]),
        ["SinePositionEncoding"] = e => Added(e, Sines(Positions(e.Input), e.Input.Shape[^1], e.Config.Real("max_wavelength"))),
    };

    /// <summary>x [rows…, positions, size] turned by its positions, where the attention says so.</summary>
    public static OnnxValue Turned(LayerExport e, OnnxValue x)
    {
        if (!e.Config.Flag("rotary"))
        {
            return x;
        }

        var g = e.Graph;
        int axis = x.Rank - 1, half = x.Shape[^1] / 2, positions = Positions(x);
        double wavelength = e.Config.Has("rotary_max_wavelength") ? e.Config.Real("rotary_max_wavelength") : 10_000;
        double[] angles = [.. Enumerable.Range(0, positions * half).Select(i => i / half * Math.Pow(wavelength, -(double)(i % half) / half))];
        OnnxValue cos = e.Constant("cos", [positions, half], [.. angles.Select(a => (float)Math.Cos(a))]), sin = e.Constant("sin", [positions, half], [.. angles.Select(a => (float)Math.Sin(a))]);
        OnnxValue left = g.Slice(x, axis, 0, half), right = g.Slice(x, axis, half, half);
        return g.Concat(axis, g.Sub(g.Mul(left, cos), g.Mul(right, sin)), g.Add(g.Mul(right, cos), g.Mul(left, sin)));
    }

    private static int Positions(OnnxValue x) => x.Shape[^2];

    private static LayerResult Added(LayerExport e, float[] rows)
    {
        var g = e.Graph;
        var constant = e.Constant("rows", [Positions(e.Input), e.Input.Shape[^1]], rows);
        return e.Kept(g.Add(e.Config.Flag("adds_input") ? e.Input : g.Fill(e.Input, e.Input.Shape), constant));
    }

    private static float[] Sines(int positions, int features, double wavelength) => [.. Enumerable.Range(0, positions * features).Select(i =>
    {
        int feature = i % features;
        double angle = i / features * Math.Pow(wavelength, -(double)(feature - (feature % 2)) / features);
        return (float)(feature % 2 == 0 ? Math.Sin(angle) : Math.Cos(angle));
    })];
}
