using static NeuralSeqGen.Compiler.Tests.Battery.Truncation;

namespace NeuralSeqGen.Compiler.Tests.Battery;

/// <summary>Layers made of functions, which stand in the class.</summary>
internal static class FunctionSamples
{
    private const string Gated = "[TensorFunction] internal static Tensor F(Tensor x, int units, [Weight(\"features\", \"2*units\")] Tensor kernel) { var (a, b) = x.Dot(kernel).Split(2); return a * Tensor.Sigmoid(b); }";
    private const string Weighted = "[TensorFunction] internal static Tensor F(Tensor x, [Weight(\"steps\", 1)] Tensor scale, Tensor mask) => (x * scale * mask.ExpandDims(-1)).Sum(0);";

    private const string Attended = """
        [TensorFunction] internal static Tensor F(Tensor x, int units, [Weight("features", "units")] Tensor query, [Weight("features", "units")] Tensor key, [Weight("features", "units")] Tensor value)
        {
            var scores = Tensor.Einsum("ik,jk->ij", x.Dot(query), x.Dot(key)) / System.Math.Sqrt(units);
            return Tensor.Softmax(scores).MatMul(x.Dot(value));
        }
        """;

    private const string Moved = """
        [TensorFunction] internal static Tensor F(Tensor x, [Weight("features", Initializer = Initializer.Ones)] Tensor scale)
        {
            Tensor sum = x;
            for (int shift = 1; shift < x.Shape[0]; shift += 2)
            {
                sum += x.Roll(shift, 0) * Tensor.Sin(scale) + x.Shift(-shift, 0).Flip(0);
            }

            return Tensor.Concatenate([sum.CumSum(0), x.Tile(2)[.., 1..4], Tensor.Where(x > 0, x, sum % 0.7).ExpandDims(0).Max(0)]);
        }
        """;

    // ids 0 and 1, rows of a table that is a weight, and of one that is computed
    private const string Looked = """
        [TensorFunction] internal static Tensor F(Tensor x, [Weight(2, 3, 2)] Tensor table)
        {
            var ids = x[.., 0] > 0;
            return table.Take(ids).Reshape(x.Shape[0], 6) + Tensor.Tanh(table).Reshape(2, 6).Take(1 - ids) * x[0].Take(ids + 1).ExpandDims(1);
        }
        """;

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
        new("5, 3", "Lambda(\"F\", #)", "5, 7", 3 * 3 * 7) { Functions = Attended },
        new("5, 3", "Lambda(\"F\")", "5, 9", 3) { Functions = Moved },
        new("5, 3", "Lambda(\"F\")", "5, 6", 12) { Functions = Looked },
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
