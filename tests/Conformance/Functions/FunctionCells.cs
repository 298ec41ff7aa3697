using NeuralSeqGen.Keras.Declaration;

namespace NeuralSeqGen.Conformance;

/// <summary>Recurrent layers whose states are vectors.</summary>
internal static class FunctionCells
{
    public static readonly IReadOnlyDictionary<string, Func<KerasAttribute, FunctionPart?>> All = new Dictionary<string, Func<KerasAttribute, FunctionPart?>>
    {
        ["SimpleRnn"] = p => Cell(p, "Tensor", "Tensor h", 1, $"var y = x.Dot(kernel) + h.Dot(recurrent_kernel){Bias(p, " + bias")}; return {FunctionText.Activated(p, "Activation", "Tanh", "y")};"),
        ["Gru"] = p => Cell(p, "Tensor", "Tensor h", 3, FunctionText.IsOn(p, "ResetAfter", absent: false) ? ResetsAfter(p) : ResetsBefore(p)),
        ["Lstm"] = p => Cell(p, "(Tensor, Tensor)", "Tensor h, Tensor c", 4, Lstm(p)),
    };

    private static string ResetsBefore(KerasAttribute p) => $"""
        var (kz, kr, kh) = kernel.Split(3); var (uz, ur, uh) = recurrent_kernel.Split(3); {Bias(p, "var (bz, br, bh) = bias.Split(3);")}
        var z = {Gate(p, $"x.Dot(kz) + h.Dot(uz){Bias(p, " + bz")}")}; var r = {Gate(p, $"x.Dot(kr) + h.Dot(ur){Bias(p, " + br")}")};
        var hh = {FunctionText.Activated(p, "Activation", "Tanh", $"x.Dot(kh) + (r * h).Dot(uh){Bias(p, " + bh")}")}; return z * h + (1 - z) * hh;
        """;

    private static string ResetsAfter(KerasAttribute p) => $"""
        var (xz, xr, xh) = (x.Dot(kernel){Bias(p, " + bias[0]")}).Split(3); var (uz, ur, uh) = (h.Dot(recurrent_kernel){Bias(p, " + bias[1]")}).Split(3);
        var z = {Gate(p, "xz + uz")}; var r = {Gate(p, "xr + ur")}; var hh = {FunctionText.Activated(p, "Activation", "Tanh", "xh + r * uh")}; return z * h + (1 - z) * hh;
        """;

    private static string Lstm(KerasAttribute p) => $"""
        var (i, f, g, o) = (x.Dot(kernel) + h.Dot(recurrent_kernel){Bias(p, " + bias")}).Split(4);
        var next = {Gate(p, "f")} * c + {Gate(p, "i")} * {FunctionText.Activated(p, "Activation", "Tanh", "g")}; return ({Gate(p, "o")} * {FunctionText.Activated(p, "Activation", "Tanh", "next")}, next);
        """;

    private static FunctionPart Cell(KerasAttribute p, string result, string states, int gates, string body)
    {
        string width = $"\"{gates}*units\"";
        string bias = FunctionText.IsOn(p, "ResetAfter", absent: false) ? "2, " + width : width;
        string weights = $"{FunctionText.Weight(p, "kernel", "Kernel", "\"features\", " + width)}, {FunctionText.Weight(p, "recurrent_kernel", "Recurrent", "\"units\", " + width)}{Bias(p, ", " + FunctionText.Weight(p, "bias", "Bias", bias))}";
        return new("Rnn", $"{result} F(Tensor x, {states}, {weights}) {{ {body} }}", p.Positional, ["Activation", "RecurrentActivation", "UseBias", "ResetAfter", "UnitForgetBias", .. FunctionText.Said(p, "Kernel", "Recurrent", "Bias")]);
    }

    private static string Gate(KerasAttribute p, string value) => FunctionText.Activated(p, "RecurrentActivation", "Sigmoid", value);

    private static string Bias(KerasAttribute p, string text) => FunctionText.IsOn(p, "UseBias", absent: true) ? text : "";
}
