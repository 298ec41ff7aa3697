using NeuralSeqGen.Onnx.Graph;
using NeuralSeqGen.Onnx.Keras;

namespace NeuralSeqGen.Onnx.Layers;

/// <summary>Normalisation as training left it.</summary>
internal static class NormalizationLayers
{
    private const double SmallestDeviation = 1e-7, SmallestLength = 1e-12;

    public static readonly IReadOnlyDictionary<string, Func<LayerExport, LayerResult>> All = new Dictionary<string, Func<LayerExport, LayerResult>>
    {
        ["BatchNormalization"] = e => e.Kept(Batch(e)),
        ["LayerNormalization"] = e => e.Kept(Layer(e)),
        ["RMSNormalization"] = e => new(e.Graph.Mul(Divided(e, e.Input, e.Input, Axes(e)), Along(e, "scale", Axes(e))!)),
        ["GroupNormalization"] = e => e.Kept(Group(e)),
        ["UnitNormalization"] = e => e.Kept(Unit(e)),
        ["Normalization"] = e => e.Kept(Standard(e)),
    };

    /// <summary>One factor and one summand per feature.</summary>
    private static OnnxValue Batch(LayerExport e)
    {
        float[] mean = e.Model.Values(e.Path + "/moving_mean"), variance = e.Model.Values(e.Path + "/moving_variance");
        double epsilon = e.Config.Real("epsilon");
        float[]? gamma = e.WeightOrNull("gamma") is null ? null : e.Model.Values(e.Path + "/gamma");
        var factor = e.Constant("factor", [mean.Length], [.. variance.Select((v, i) => (float)((gamma is null ? 1.0 : gamma[i]) / Math.Sqrt(v + epsilon)))]);
        var scaled = e.Graph.Mul(e.Graph.Sub(e.Input, e.Weight("moving_mean")), factor);
        return e.WeightOrNull("beta") is { } beta ? e.Graph.Add(scaled, beta) : scaled;
    }

    private static OnnxValue Layer(LayerExport e)
    {
        int[] axes = Axes(e);
        var centered = e.Graph.Sub(e.Input, e.Graph.Reduce("ReduceMean", e.Input, axes));
        return Scaled(e, Divided(e, e.Config.Flag("rms_scaling") ? e.Input : centered, centered, axes), axes);
    }

    private static OnnxValue Group(LayerExport e)
    {
        var g = e.Graph;
        int last = e.Input.Rank - 1, channels = e.Input.Shape[last], groups = e.Config.Int("groups") is > 0 and var given ? given : channels;
        var grouped = g.Reshape(e.Input, [.. e.Input.Shape[..last], groups, channels / groups]);
        int[] axes = [.. Enumerable.Range(0, last), last + 1];
        var centered = g.Sub(grouped, g.Reduce("ReduceMean", grouped, axes));
        return Scaled(e, g.Reshape(Divided(e, centered, centered, axes), e.Input.Shape), [last]);
    }

    private static OnnxValue Unit(LayerExport e)
    {
        var g = e.Graph;
        var length = g.Unary("Sqrt", g.Reduce("ReduceSum", g.Mul(e.Input, e.Input), Axes(e)));
        return g.Div(e.Input, g.Node("Max", length.Shape, [length, g.Number(SmallestLength)]));
    }

    /// <summary>(x − mean) / deviation with numbers of the declaration or of adapting, or the inverse.</summary>
    private static OnnxValue Standard(LayerExport e)
    {
        var g = e.Graph;
        bool isAdapted = e.WeightOrNull("mean") is not null;
        float[] mean = isAdapted ? e.Model.Values(e.Path + "/mean") : e.Config.Reals("mean"), variance = isAdapted ? e.Model.Values(e.Path + "/variance") : e.Config.Reals("variance");
        int[] kept = [.. e.Config.Ints("axis").Select(axis => CoreLayers.Axis(axis, e.Input)).Order()];
        int first = mean.Length == 1 ? kept.Length : Enumerable.Range(0, kept.Length).First(i => kept.Skip(i).Aggregate(1, (product, axis) => product * e.Input.Shape[axis]) == mean.Length);
        int[] extents = [.. e.Input.Shape.Select((extent, axis) => kept.Skip(first).Contains(axis) ? extent : 1)];
        OnnxValue center = e.Constant("center", extents, mean), deviation = e.Constant("deviation", extents, [.. variance.Select(v => (float)Math.Max(Math.Sqrt(v), SmallestDeviation))]);
        return e.Config.Flag("invert") ? g.Add(center, g.Mul(e.Input, deviation)) : g.Div(g.Sub(e.Input, center), deviation);
    }

    /// <summary>x / √(mean of measured² + ε).</summary>
    private static OnnxValue Divided(LayerExport e, OnnxValue x, OnnxValue measured, int[] axes)
    {
        var g = e.Graph;
        return g.Div(x, g.Unary("Sqrt", g.Add(g.Reduce("ReduceMean", g.Mul(measured, measured), axes), g.Number(e.Config.Real("epsilon")))));
    }

    private static OnnxValue Scaled(LayerExport e, OnnxValue x, int[] axes)
    {
        var scaled = Along(e, "gamma", axes) is { } gamma ? e.Graph.Mul(x, gamma) : x;
        return Along(e, "beta", axes) is { } beta ? e.Graph.Add(scaled, beta) : scaled;
    }

    /// <summary>A weight with an extent along each of the axes and 1 along the others.</summary>
    private static OnnxValue? Along(LayerExport e, string weight, int[] axes) => e.WeightOrNull(weight) is null ? null
        : e.Constant(weight, [.. e.Input.Shape.Select((extent, axis) => axes.Contains(axis) ? extent : 1)], e.Model.Values(e.Path + "/" + weight));

    private static int[] Axes(LayerExport e) => [.. e.Config.Ints("axis").Select(axis => CoreLayers.Axis(axis, e.Input)).Order()];
}
