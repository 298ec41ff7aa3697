namespace NeuralSeqGen.Compiler.Tests.Functions;

/// <summary>The cells of the catalogue, and some that it lacks, as functions.</summary>
internal static class Cells
{
    private const string Weights = "[Weight(\"features\", \"#*units\")] Tensor kernel, [Weight(\"units\", \"#*units\", Initializer = Initializer.Orthogonal)] Tensor recurrent_kernel, [Weight(\"#*units\")] Tensor bias";

    public static readonly string SimpleRnn = Cell("Tensor", "Tensor h", "1", "return Tanh(x.Dot(kernel) + h.Dot(recurrent_kernel) + bias);");

    public static readonly string Gru = Cell("Tensor", "Tensor h", "3", """
        var (kz, kr, kh) = kernel.Split(3);
        var (uz, ur, uh) = recurrent_kernel.Split(3);
        var (bz, br, bh) = bias.Split(3);
        var z = Sigmoid(x.Dot(kz) + h.Dot(uz) + bz);
        var r = Sigmoid(x.Dot(kr) + h.Dot(ur) + br);
        var hh = Tanh(x.Dot(kh) + (r * h).Dot(uh) + bh);
        return z * h + (1 - z) * hh;
        """);

    public static readonly string Lstm = Cell("(Tensor, Tensor)", "Tensor h, Tensor c", "4", """
        var (i, f, g, o) = (x.Dot(kernel) + h.Dot(recurrent_kernel) + bias).Split(4);
        var next = Sigmoid(f) * c + Sigmoid(i) * Tanh(g);
        return (Sigmoid(o) * Tanh(next), next);
        """);

    /// <summary>The minimal gated unit (Zhou et al. 2016), with the reset gate behind the product.</summary>
    public static readonly string MinimalGated = Cell("Tensor", "Tensor h", "2", """
        var (fx, cx) = (x.Dot(kernel) + bias).Split(2);
        var (fh, ch) = recurrent_kernel.Split(2);
        var f = Sigmoid(fx + h.Dot(fh));
        var c = Tanh(cx + (f * h).Dot(ch));
        return (1 - f) * h + f * c;
        """);

    /// <summary>An output that is none of the states, and a state that is a matrix: what was read so far, weighed by an outer product.</summary>
    public const string FastWeights = """
        [TensorFunction]
        internal static (Tensor, Tensor, Tensor) F(Tensor x, [State("units", "units")] Tensor memory, Tensor count, double decay, [Weight("features", "units")] Tensor kernel, [Weight("features", "units")] Tensor query)
        {
            Tensor k = Tanh(x.Dot(kernel)), q = x.Dot(query);
            var next = decay * memory + k.ExpandDims(1) * k.ExpandDims(0);
            return (q.MatMul(next) / (1 + count.Mean()), next, count + 1);
        }
        """;

    private static string Cell(string result, string states, string gates, string body) =>
        $"[TensorFunction]\ninternal static {result} F(Tensor x, {states}, {Weights.Replace("#", gates, StringComparison.Ordinal)})\n{{\n{body}\n}}\n";
}
