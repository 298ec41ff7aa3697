using static NeuralSeqGen.Compiler.Tests.Battery.Truncation;

namespace NeuralSeqGen.Compiler.Tests.Battery;

/// <summary>Layers made of functions, which stand in the class.</summary>
internal static class FunctionSamples
{
    private const string Gated = "[TensorFunction] internal static Tensor F(Tensor x, int units, [Weight(\"features\", \"2*units\")] Tensor kernel) { var (a, b) = x.Dot(kernel).Split(2); return a * Tensor.Sigmoid(b); }";
    private const string Weighted = "[TensorFunction] internal static Tensor F(Tensor x, [Weight(\"steps\", 1)] Tensor scale, Tensor mask) => (x * scale * mask.ExpandDims(-1)).Sum(0);";

    // minimal gated unit (Zhou et al. 2016)
    private const string Cell = """
        [TensorFunction] internal static Tensor F(Tensor x, Tensor h, [Weight("features", "2*units")] Tensor kernel, [Weight("units", "2*units", Initializer = Initializer.Orthogonal)] Tensor recurrent, [Weight("2*units")] Tensor bias)
        {
            var (fx, cx) = (x.Dot(kernel) + bias).Split(2);
            var (fh, ch) = recurrent.Split(2);
            var f = Tensor.Sigmoid(fx + h.Dot(fh));
            var c = Tensor.Tanh(cx + (f * h).Dot(ch));
            return (1 - f) * h + f * c;
        }
        """;

    private const string OwnOutput = """
        [TensorFunction] internal static (Tensor, Tensor, Tensor) F(Tensor x, [State("units", 2)] Tensor memory, Tensor h, double decay, [Weight("features", "units")] Tensor kernel, [Weight("units", "units")] Tensor recurrent)
        {
            var next = Tensor.Tanh(x.Dot(kernel) + h.Dot(recurrent));
            Tensor kept = decay * memory + next.ExpandDims(1);
            return (kept.Sum(0), kept, next * kept[.., 0]);
        }
        """;

    private const int Numbers = (3 * 14) + (7 * 14) + 14;

    public static readonly IReadOnlyList<LayerSample> All =
    [
        new("5, 3", "Lambda(\"F\", #)", "5, 7", 3 * 14) { Functions = Gated, Truncated = Steps },
        new("3", "Lambda(\"F\", #)", "7", 3 * 14) { Functions = Gated },
        new("2, 5, 3", "TimeDistributed, Lambda(\"F\", #)", "2, 5, 7", 3 * 14) { Functions = Gated },
        new("5, 3", "Masking(MaskValue = 0.5), Lambda(\"F\")", "3", 5) { Functions = Weighted },
        new("5, 3", "Rnn(\"F\", #)", "7", Numbers) { Functions = Cell, Truncated = Whole },
        new("5, 3", "Rnn(\"F\", #, ReturnSequences = true, Dropout = 0.3)", "5, 7", Numbers) { Functions = Cell, Truncated = Steps },
        new("5, 3", "Rnn(\"F\", #, GoBackwards = true, RecurrentDropout = 0.3)", "7", Numbers) { Functions = Cell, Truncated = Whole },
        new("5, 3", "Bidirectional, Rnn(\"F\", #, ReturnSequences = true)", "5, 14", 2 * Numbers) { Functions = Cell, Truncated = Steps },
        new("5, 3", "StackedRnn(2), Rnn(\"F\", #), Gru(4)", "4", Numbers + (3 * ((7 * 4) + (4 * 4) + 4))) { Functions = Cell, Truncated = Whole },
        new("2, 5, 3", "TimeDistributed, Rnn(\"F\", #)", "2, 7", Numbers) { Functions = Cell },
        new("5, 3", "Rnn(\"F\", #, 0.5, ReturnSequences = true)", "5, 2", (3 * 7) + (7 * 7)) { Functions = OwnOutput, Truncated = Steps },
        new("5, 3", "Masking(MaskValue = 0.5), Rnn(\"F\", #, 0.5)", "2", (3 * 7) + (7 * 7)) { Functions = OwnOutput },
    ];
}
