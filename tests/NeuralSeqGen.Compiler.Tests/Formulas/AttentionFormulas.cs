namespace NeuralSeqGen.Compiler.Tests.Formulas;

/// <summary>Attention (keras/src/layers/attention): scores, a softmax over the steps of the value, and its mean.</summary>
internal static class AttentionFormulas
{
    public static readonly IReadOnlyList<LayerFormula> All =
    [
        new("Attention", run => Attend(run, run.Arguments.Choice("ScoreMode") == "Dot" ? DotScore(run) : ConcatScore(run))),
        new("AdditiveAttention", run => Attend(run, AdditiveScore(run))),
        new("MultiHeadAttention", run => AttendedAxes.Each(run, part => Heads(part, run.Arguments.Int("NumHeads"), sharing: 1))),
        new("GroupedQueryAttention", run => Heads(run, run.Arguments.Int("NumQueryHeads"), run.Arguments.Int("NumQueryHeads") / run.Arguments.Int("NumKeyValueHeads"))),
    ];

    private static Tensor Value(LayerRun run) => run.Inputs[Math.Min(1, run.Inputs.Count - 1)];

    private static Func<int, int, double> DotScore(LayerRun run)
    {
        Tensor q = run.X, k = run.Inputs[^1];
        return (i, j) => Enumerable.Range(0, q.Shape[1]).Sum(f => q[i, f] * k[j, f]) * (run.Weight("scale")?.Values[0] ?? 1);
    }

    private static Func<int, int, double> ConcatScore(LayerRun run)
    {
        Tensor q = run.X, k = run.Inputs[^1];
        double scale = run.Weight("scale")?.Values[0] ?? 1, weight = run.Weight("concat_score_weight")!.Values[0];
        return (i, j) => weight * Enumerable.Range(0, q.Shape[1]).Sum(f => Math.Tanh(scale * (q[i, f] + k[j, f])));
    }

    private static Func<int, int, double> AdditiveScore(LayerRun run)
    {
        Tensor q = run.X, k = run.Inputs[^1];
        return (i, j) => Enumerable.Range(0, q.Shape[1]).Sum(f => (run.Weight("scale")?.Values[f] ?? 1) * Math.Tanh(q[i, f] + k[j, f]));
    }

    private static double[] Attend(LayerRun run, Func<int, int, double> score)
    {
        var value = Value(run);
        double[,] weights = Weights(run, score, value.Shape[0], 0);
        return Tensor.Of(run.X.Shape[0], value.Shape[1], (i, f) => Enumerable.Range(0, value.Shape[0]).Sum(j => weights[i, j] * value[j, f]));
    }

    /// <summary>Σ over heads h and features s of gate · what head h attends to · output kernel; query head h reads the key and value head h ÷ sharing.</summary>
    private static double[] Heads(LayerRun run, int heads, int sharing)
    {
        var value = Value(run);
        var kernel = run.Weight("attention_output/kernel")!;
        int steps = value.Shape[0], size = kernel.Shape[1];
        double[,,] attended = new double[heads, run.X.Shape[0], size];
        for (int h = 0; h < heads; h++)
        {
            int shared = h / sharing;
            double Score(int i, int j) => Enumerable.Range(0, run.Weight("query/kernel")!.Shape[2])
                .Sum(s => Turned(run, run.X, "query", i, h, s) * Turned(run, run.Inputs[^1], "key", j, shared, s)) / Math.Sqrt(run.Weight("query/kernel")!.Shape[2]);
            double[,] weights = Weights(run, Score, steps, h);
            foreach (int[] at in Tensor.Indices(new(run.X.Shape[0], size)))
            {
                double gate = run.Arguments.Flag("UseGate") ? 1 / (1 + Math.Exp(-Projected(run, run.X, "gate", at[0], h, at[1]))) : 1;
                attended[h, at[0], at[1]] = gate * Enumerable.Range(0, steps).Sum(j => weights[at[0], j] * Projected(run, value, "value", j, shared, at[1]));
            }
        }

        return Tensor.Of(run.X.Shape[0], kernel.Shape[2], (i, o) =>
            Tensor.Indices(new(heads, size)).Sum(at => attended[at[0], i, at[1]] * kernel[at[0], at[1], o]) + (run.Weight("attention_output/bias")?[o] ?? 0));
    }

    /// <summary>KerasHub's RotaryEmbedding: x·cos + (−x of the second half, x of the first half)·sin, the angles of both halves being position ÷ wavelength^(2i ÷ size).</summary>
    private static double Turned(LayerRun run, Tensor x, string name, int step, int head, int feature)
    {
        double own = Projected(run, x, name, step, head, feature);
        if (!run.Arguments.Flag("Rotary"))
        {
            return own;
        }

        int size = run.Weight(name + "/kernel")!.Shape[2], half = size / 2;
        double angle = step / Math.Pow(run.Arguments.Real("RotaryMaxWavelength"), 2.0 * (feature % half) / size);
        double other = feature < half ? -Projected(run, x, name, step, head, feature + half) : Projected(run, x, name, step, head, feature - half);
        return (own * Math.Cos(angle)) + (other * Math.Sin(angle));
    }

    private static double Projected(LayerRun run, Tensor x, string name, int step, int head, int feature) =>
        Enumerable.Range(0, x.Shape[1]).Sum(f => x[step, f] * run.Weight(name + "/kernel")![f, head, feature]) + (run.Weight(name + "/bias")?[head, feature] ?? 0);

    /// <summary>eˢ ÷ Σ eˢ over the steps that a step may look at; dropout behind it.</summary>
    private static double[,] Weights(LayerRun run, Func<int, int, double> score, int steps, int head)
    {
        int queries = run.X.Shape[0];
        double[,] weights = new double[queries, steps];
        for (int i = 0; i < queries; i++)
        {
            int last = run.Arguments.Flag("UseCausalMask") ? Math.Min(i, steps - 1) : steps - 1;
            double sum = Enumerable.Range(0, last + 1).Sum(j => Math.Exp(score(i, j)));
            for (int j = 0; j <= last; j++)
            {
                weights[i, j] = Math.Exp(score(i, j)) / sum * run.Kept("Dropout", (((head * queries) + i) * steps) + j);
            }
        }

        return weights;
    }
}
