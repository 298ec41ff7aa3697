using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Tests.Formulas;

/// <summary>Layers that need others: states, shared weights, cells, models in a model.</summary>
internal static class ModelFormulas
{
    private const string Class = "public sealed partial class Model1";

    public static readonly IReadOnlyList<ModelFormula> All =
    [
        new("StackedRnn", $"[SequenceModel, Input(4, 3), StackedRnn(2, ReturnSequences = true), SimpleRnn(2), SimpleRnn(3)] {Class};", Stacked),
        new("BackwardLayer", $"[SequenceModel, Input(4, 3), Bidirectional, SimpleRnn(2, ReturnSequences = true), BackwardLayer, SimpleRnn(3, Activation = Activation.Sigmoid)] {Class};", BothWays),
        new("FinalState", $"[SequenceModel] {Class} {{ [Input(4, 3)] private static partial LayerNode A {{ get; }} [Lstm(2, From = nameof(A))] private static partial LayerNode B {{ get; }} [FinalState(nameof(B), Index = 1)] private static partial LayerNode C {{ get; }} }}", Cell),
        new("Reuse", $"[SequenceModel] {Class} {{ [Input(3)] private static partial LayerNode A {{ get; }} [Input(3)] private static partial LayerNode B {{ get; }} [Dense(2, Activation = Activation.Tanh, From = nameof(A))] private static partial LayerNode C {{ get; }} [Reuse(nameof(C), From = nameof(B))] private static partial LayerNode D {{ get; }} [Subtract(nameof(C), nameof(D))] private static partial LayerNode E {{ get; }} }}", Reused),
        new("SubModel", $"[SequenceModel, Input(3), Dense(4), SubModel<Inner>, Dense(2)] {Class}; [SequenceModel, Input(4), Dense(3, Activation = Activation.Tanh), Dense(2)] public partial class Inner;", Nested),
        new("Lambda", $"[SequenceModel, Input(4, 3), Lambda(\"F\", 2.0)] {Class} {{ [TensorFunction] internal static Tensor F(Tensor x, double power, [Weight(\"features\", 2)] Tensor kernel) => Tensor.Power(x, power).Dot(kernel).Sum(0); }}", Powers),
        new("Rnn", $"[SequenceModel, Input(4, 3), Rnn(\"F\", 2)] {Class} {{ [TensorFunction] internal static Tensor F(Tensor x, Tensor sum, [Weight(\"features\", \"units\")] Tensor kernel) => 0.5 * sum + x.Dot(kernel); }}", Decayed),
        new("ReverseEmbedding", $"[SequenceModel, Input(4), ReversibleEmbedding(5, 3, LogitSoftCap = 0.7), ReverseEmbedding] {Class};", Scores),
        new("ActivityRegularization", $"[SequenceModel, Input(4, 3), ActivityRegularization(L1 = 0.3, L2 = 0.1), MeanSquaredError, Sgd] {Class};", Penalty, PortKind.Sum),
    ];

    /// <summary>cap · tanh(z ÷ cap), z the product of the row of an id and the row of each (keras/src/layers/core/reversible_embedding.py).</summary>
    private static double[] Scores(IReadOnlyList<Tensor> x, Func<string, Tensor> weight)
    {
        var table = weight("reversible_embedding_1/embeddings");
        return Tensor.Of(4, 5, (t, id) => 0.7 * Math.Tanh(Enumerable.Range(0, 3).Sum(f => table[(int)x[0].Values[t], f] * table[id, f]) / 0.7));
    }

    /// <summary>A cell reads the output of the one before it at the same step: h ← tanh(x·W + h·U + b) (keras/src/layers/rnn/stacked_rnn_cells.py).</summary>
    private static double[] Stacked(IReadOnlyList<Tensor> x, Func<string, Tensor> weight)
    {
        double[] first = new double[2], second = new double[3];
        var outputs = new List<double>();
        for (int t = 0; t < 4; t++)
        {
            first = Plus(Dense([.. x[0].Values.Skip(3 * t).Take(3)], weight("stacked_rnn_1/cell_1/kernel")), Dense(first, weight("stacked_rnn_1/cell_1/recurrent_kernel")), weight("stacked_rnn_1/cell_1/bias").Values, Math.Tanh);
            second = Plus(Dense(first, weight("stacked_rnn_1/cell_2/kernel")), Dense(second, weight("stacked_rnn_1/cell_2/recurrent_kernel")), weight("stacked_rnn_1/cell_2/bias").Values, Math.Tanh);
            outputs.AddRange(second);
        }

        return [.. outputs];
    }

    /// <summary>Forward h ← tanh(x·W + h·U + b) from the first step, backward h ← σ(…) from the last, and at each step the one beside the other (keras/src/layers/rnn/bidirectional.py).</summary>
    private static double[] BothWays(IReadOnlyList<Tensor> x, Func<string, Tensor> weight)
    {
        double[][] steps = [.. Enumerable.Range(0, 4).Select(t => x[0].Values.Skip(3 * t).Take(3).ToArray())];
        IEnumerable<double[]> Run(IEnumerable<double[]> sequence, string half, int units, Func<double, double> activation)
        {
            double[] h = new double[units];
            foreach (double[] step in sequence)
            {
                yield return h = Plus(Dense(step, weight($"bidirectional_1/{half}/kernel")), Dense(h, weight($"bidirectional_1/{half}/recurrent_kernel")), weight($"bidirectional_1/{half}/bias").Values, activation);
            }
        }

        return [.. Run(steps, "forward", 2, Math.Tanh).Zip(Run(steps.AsEnumerable().Reverse(), "backward", 3, Sigmoid).Reverse(), (ahead, back) => ahead.Concat(back)).SelectMany(both => both)];
    }

    /// <summary>c ← f·c + i·tanh(…), h ← o·tanh c with the gates i, f, c, o in this order (keras/src/layers/rnn/lstm.py).</summary>
    private static double[] Cell(IReadOnlyList<Tensor> x, Func<string, Tensor> weight)
    {
        double[] h = new double[2], c = new double[2];
        for (int t = 0; t < 4; t++)
        {
            double[] z = Plus(Dense([.. x[0].Values.Skip(3 * t).Take(3)], weight("lstm_1/kernel")), Dense(h, weight("lstm_1/recurrent_kernel")), weight("lstm_1/bias").Values, v => v);
            for (int u = 0; u < 2; u++)
            {
                c[u] = (Sigmoid(z[2 + u]) * c[u]) + (Sigmoid(z[u]) * Math.Tanh(z[4 + u]));
                h[u] = Sigmoid(z[6 + u]) * Math.Tanh(c[u]);
            }
        }

        return c;
    }

    /// <summary>Σ over the steps of x² · K.</summary>
    private static double[] Powers(IReadOnlyList<Tensor> x, Func<string, Tensor> weight) =>
        Dense([.. Enumerable.Range(0, 3).Select(i => Enumerable.Range(0, 4).Sum(t => x[0][t, i] * x[0][t, i]))], weight("lambda_1/kernel"));

    /// <summary>Σ over the steps of 2^(t − 3) x · K: a state that halves with every step.</summary>
    private static double[] Decayed(IReadOnlyList<Tensor> x, Func<string, Tensor> weight) =>
        Dense([.. Enumerable.Range(0, 3).Select(i => Enumerable.Range(0, 4).Sum(t => Math.Pow(2, t - 3) * x[0][t, i]))], weight("rnn_1/kernel"));

    private static double[] Reused(IReadOnlyList<Tensor> x, Func<string, Tensor> weight)
    {
        double[] Tower(double[] v) => Plus(Dense(v, weight("dense_1/kernel")), new double[2], weight("dense_1/bias").Values, Math.Tanh);
        return [.. Tower(x[0].Values).Zip(Tower(x[1].Values), (a, b) => a - b)];
    }

    private static double[] Nested(IReadOnlyList<Tensor> x, Func<string, Tensor> weight)
    {
        double[] Layer(double[] v, string name, Func<double, double> activation) => Plus(Dense(v, weight(name + "/kernel")), new double[weight(name + "/bias").Shape[0]], weight(name + "/bias").Values, activation);
        double[] inside = Layer(Layer(Layer(x[0].Values, "dense_1", v => v), "inner_1/dense_1", Math.Tanh), "inner_1/dense_2", v => v);
        return Layer(inside, "dense_2", v => v);
    }

    /// <summary>L1 · Σ|x| + L2 · Σx² of one sample; the targets are the inputs, so that there is no other loss.</summary>
    private static double[] Penalty(IReadOnlyList<Tensor> x, Func<string, Tensor> weight) => [(0.3 * x[0].Values.Sum(Math.Abs)) + (0.1 * x[0].Values.Sum(v => v * v))];

    private static double[] Dense(double[] x, Tensor kernel) => [.. Enumerable.Range(0, kernel.Shape[1]).Select(f => Enumerable.Range(0, x.Length).Sum(i => x[i] * kernel[i, f]))];

    private static double[] Plus(double[] a, double[] b, double[] c, Func<double, double> activation) => [.. a.Select((v, i) => activation(v + b[i] + c[i]))];

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
