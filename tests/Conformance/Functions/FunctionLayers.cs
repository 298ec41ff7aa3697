using NeuralSeqGen.Keras.Declaration;

namespace NeuralSeqGen.Conformance;

/// <summary>Activations, poolings, normalisations over features, and what moves values.</summary>
internal static class FunctionLayers
{
    public static readonly IReadOnlyDictionary<string, Func<KerasAttribute, FunctionPart?>> All = new Dictionary<string, Func<KerasAttribute, FunctionPart?>>
    {
        ["Dense"] = Dense,
        ["Activation"] = p => Lambda($"Tensor F(Tensor x) => {FunctionText.Activated(p.Positional[0], "x")};"),
        ["LeakyRelu"] = p => Lambda("Tensor F(Tensor x, double slope = 0.3) => Where(x < 0, slope * x, x);", Argument(p, "NegativeSlope"), "NegativeSlope"),
        ["Glu"] = p => Lambda($"Tensor F(Tensor x) {{ var (a, b) = x.Split(2, {Axis(p)}); return a * Sigmoid(b); }}", [], "Axis"),
        ["Dropout"] = p => Lambda("Tensor F(Tensor x, double rate) => Dropout(x, rate);", p.Positional),
        ["Flatten"] = p => Lambda("Tensor F(Tensor x) => x.Reshape(-1);"),
        ["Flip"] = p => Lambda($"Tensor F(Tensor x) => x{string.Concat(FunctionText.Axes(p.Get("Axis")).Select(axis => $".Flip({KerasText.Number(axis)})"))};", [], "Axis"),
        ["RepeatVector"] = p => Lambda("Tensor F(Tensor x, int count) => x.BroadcastTo(count, x.Shape[0]);", p.Positional),
        ["Rescaling"] = p => Lambda("Tensor F(Tensor x, double scale, double offset = 0) => x * scale + offset;", [.. p.Positional, .. Argument(p, "Offset")], "Offset"),
        ["MaxPooling1D"] = p => Pooling(p, "Max"),
        ["AveragePooling1D"] = p => Pooling(p, "Mean"),
        ["GlobalMaxPooling1D"] = p => Lambda("Tensor F(Tensor x) => x.Max(0);"),
        ["GlobalAveragePooling1D"] = p => Lambda("Tensor F(Tensor x, Tensor mask) => (x * mask.ExpandDims(-1)).Sum(0) / mask.Sum();"),
        ["UnitNormalization"] = p => Lambda($"Tensor F(Tensor x) => x / Sqrt(Maximum(Square(x){string.Concat(FunctionText.Axes(p.Get("Axis")).Select(axis => $".Sum({KerasText.Number(axis)}, true)"))}, 1e-12));", [], "Axis"),
        ["LayerNormalization"] = LayerNormalization,
    };

    private static FunctionPart Lambda(string function) => Lambda(function, []);

    private static FunctionPart Lambda(string function, IReadOnlyList<string> arguments, params string[] said) => new("Lambda", function, arguments, said);

    private static FunctionPart Dense(KerasAttribute p)
    {
        bool hasBias = FunctionText.IsOn(p, "UseBias", absent: true);
        string weights = FunctionText.Weight(p, "kernel", "Kernel", "\"features\", \"units\"") + (hasBias ? ", " + FunctionText.Weight(p, "bias", "Bias", "\"units\"") : "");
        return Lambda($"Tensor F(Tensor x, int units, {weights}) => {FunctionText.Activated(p, "Activation", "Linear", "x.Dot(kernel)" + (hasBias ? " + bias" : ""))};", p.Positional, ["Activation", "UseBias", .. FunctionText.Said(p, "Kernel", "Bias")]);
    }

    private static FunctionPart? LayerNormalization(KerasAttribute p)
    {
        bool scales = FunctionText.IsOn(p, "Scale", absent: true), centers = FunctionText.IsOn(p, "Center", absent: true);
        string weights = (scales ? ", " + FunctionText.Weight(p, "gamma", "Gamma", "\"features\"") : "") + (centers ? ", " + FunctionText.Weight(p, "beta", "Beta", "\"features\"") : "");
        string[] said = ["Epsilon", "Scale", "Center", .. FunctionText.Axes(p.Get("Axis")).SequenceEqual([-1]) ? ["Axis"] : Array.Empty<string>(), .. FunctionText.Said(p, "Gamma", "Beta")];
        return Lambda($"Tensor F(Tensor x, double epsilon{weights}) {{ var c = x - x.Mean(-1, true); return c * Rsqrt(c.Var(-1, true) + epsilon){(scales ? " * gamma" : "")}{(centers ? " + beta" : "")}; }}", [p.Get("Epsilon") ?? "1e-3"], said);
    }

    private static FunctionPart Pooling(KerasAttribute p, string reduction)
    {
        string size = p.Positional[0], same = p.Get("Padding") == "ConvolutionPadding.Same" ? "true" : "false";
        return Lambda(
            $$"""
            Tensor F(Tensor x, int size, int strides, bool isSame) {
                int steps = x.Shape[0], count = isSame ? (steps + strides - 1) / strides : (steps - size) / strides + 1;
                int before = isSame ? Math.Max(0, (count - 1) * strides + size - steps) / 2 : 0;
                var y = x[..Math.Min(steps, size - before)].{{reduction}}(0, true);
                for (int at = strides - before; count > 1; count--, at += strides) { y = Concatenate([y, x[Math.Max(0, at)..Math.Min(steps, at + size)].{{reduction}}(0, true)], 0); }
                return y; }
            """,
            [size, p.Get("Strides") ?? size, same], "Strides", "Padding");
    }

    private static string Axis(KerasAttribute p) => KerasText.Number(FunctionText.Axes(p.Get("Axis")).Single());

    private static string[] Argument(KerasAttribute p, string property) => p.Get(property) is { } value ? [value] : [];
}
