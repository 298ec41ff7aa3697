namespace NeuralSeqGen.Generator.Tests.Surface;

/// <summary>What a query looks at, from a compiled model: scores of each head as a result of PredictLayer.</summary>
public sealed class AttentionScoresTests
{
    private const string Source = """
        using NeuralSeqGen;
        /// <summary>A model that shows its scores.</summary>
        [SequenceModel, Input(4, 3)]
        [MultiHeadAttention(2, 5, UseCausalMask = true, ReturnAttentionScores = true)]
        [Attention(ReturnAttentionScores = true, Name = "looks"), Dense(1), MeanSquaredError, Sgd]
        public sealed partial class Shown;
        /// <summary>The same, showing nothing.</summary>
        [SequenceModel, Input(4, 3)]
        [MultiHeadAttention(2, 5, UseCausalMask = true)]
        [Attention(Name = "looks"), Dense(1), MeanSquaredError, Sgd]
        public sealed partial class Hidden;
        /// <summary>The first inside another.</summary>
        [SequenceModel, Input(2, 4, 3), TimeDistributed, SubModel<Looking>(Name = "inside"), Gru(2), Dense(1), MeanSquaredError, Sgd]
        public sealed partial class Around;
        /// <summary>What it holds.</summary>
        [SequenceModel, Input(4, 3), Attention(ReturnAttentionScores = true, Name = "looks"), Gru(2)]
        public sealed partial class Looking;
        /// <summary>Calls them.</summary>
        public sealed class Caller : NeuralSeqGen.Generator.Tests.Surface.AttentionScoresTests.ICaller
        {
            private readonly Shown _shown = new(1);
            private readonly Hidden _hidden = new(1);
            private readonly Around _around = new(1);
            /// <inheritdoc />
            public float[,,,] Heads(float[,,] x) => (float[,,,])_shown.PredictLayer("multi_head_attention_1/attention_scores", x);
            /// <inheritdoc />
            public float[,,] Single(float[,,] x) => (float[,,])_shown.PredictLayer("looks/attention_scores", x);
            /// <inheritdoc />
            public float[,,] Output(string layer, float[,,] x) => (float[,,])_shown.PredictLayer(layer, x);
            /// <inheritdoc />
            public void Ask(float[,,] x) => _hidden.PredictLayer("looks/attention_scores", x);
            /// <inheritdoc />
            public void AskInside(string layer, float[,,,] x) => _around.PredictLayer(layer, x);
            /// <inheritdoc />
            public float[,,] OfACopy(float[,,] x)
            {
                var inside = new Looking(5);
                _around.Layers.Inside.CopyTo(inside);
                return (float[,,])inside.PredictLayer("looks/attention_scores", x);
            }
            /// <inheritdoc />
            public bool Same(float[,,] x) => Shown.ArchitectureHash == Hidden.ArchitectureHash && System.Linq.Enumerable.SequenceEqual(Sequences.AsSpan(_shown.Predict(x)).ToArray(), Sequences.AsSpan(_hidden.Predict(x)).ToArray());
            /// <inheritdoc />
            public (float[] Kernel, float[] Bias) Projection(string name) => name == "query"
                ? (_shown.Layers.MultiHeadAttention1.QueryKernel.Values.ToArray(), _shown.Layers.MultiHeadAttention1.QueryBias.Values.ToArray())
                : (_shown.Layers.MultiHeadAttention1.KeyKernel.Values.ToArray(), _shown.Layers.MultiHeadAttention1.KeyBias.Values.ToArray());
        }
        """;

    /// <summary>What the compiled code does for the test.</summary>
    public interface ICaller
    {
        float[,,,] Heads(float[,,] x);

        float[,,] Single(float[,,] x);

        float[,,] Output(string layer, float[,,] x);

        void Ask(float[,,] x);

        void AskInside(string layer, float[,,,] x);

        float[,,] OfACopy(float[,,] x);

        bool Same(float[,,] x);

        (float[] Kernel, float[] Bias) Projection(string name);
    }

    private static readonly Lazy<ICaller> Model = new(() => GeneratorHarness.Run(Source).Load().Instance<ICaller>("Caller"));

    [Fact]
    public void HeadsAreSoftmaxesOfTheirProducts()
    {
        float[,,] x = Data(19);
        float[,,,] scores = Model.Value.Heads(x);

        Assert.Equal([19, 2, 4, 4], Enumerable.Range(0, 4).Select(scores.GetLength));
        for (int n = 0; n < 19; n++)
        {
            for (int h = 0; h < 2; h++)
            {
                for (int q = 0; q < 4; q++)
                {
                    double[] products = [.. Enumerable.Range(0, 4).Select(s => s > q ? 0 : Math.Exp(Enumerable.Range(0, 5).Sum(f => Projected("query", x, n, q, h, f) * Projected("key", x, n, s, h, f)) / Math.Sqrt(5)))];
                    Assert.All(Enumerable.Range(0, 4), s => Assert.Equal(products[s] / products.Sum(), scores[n, h, q, s], 1e-5));
                }
            }
        }
    }

    [Fact]
    public void OneHeadIsTheSoftmaxOfItsInput()
    {
        float[,,] x = Data(3), read = Model.Value.Output("multi_head_attention_1", x), scores = Model.Value.Single(x);

        for (int n = 0; n < 3; n++)
        {
            for (int q = 0; q < 4; q++)
            {
                double[] products = [.. Enumerable.Range(0, 4).Select(s => Math.Exp(Enumerable.Range(0, 3).Sum(f => (double)read[n, q, f] * read[n, s, f])))];
                Assert.All(Enumerable.Range(0, 4), s => Assert.Equal(products[s] / products.Sum(), scores[n, q, s], 1e-5));
            }
        }
    }

    [Fact]
    public void ShowingThem_ChangesNoBitAndNoWeights() => Assert.True(Model.Value.Same(Data(5)));

    [Fact]
    public void NotKept_SaysHow()
    {
        var error = Assert.Throws<ArgumentException>(() => Model.Value.Ask(Data(1)));

        Assert.StartsWith("Hidden.PredictLayer: there is no layer 'looks/attention_scores': known are input_1, multi_head_attention_1, looks, dense_1. Set ReturnAttentionScores = true on 'looks'.", error.Message);
    }

    /// <summary>Layers of a model inside are its own: an instance of it, with the same weights, gives them.</summary>
    [Theory]
    [InlineData("looks/attention_scores"), InlineData("inside/looks/attention_scores"), InlineData("looks")]
    public void InsideAnotherModel_SaysWhereToAsk(string layer)
    {
        var error = Assert.Throws<ArgumentException>(() => Model.Value.AskInside(layer, new float[1, 2, 4, 3]));

        Assert.StartsWith($"Around.PredictLayer: there is no layer '{layer}': known are input_1, inside, gru_1, dense_1. What stands inside [TimeDistributed, SubModel<Looking>] #1 is no layer of Around: "
            + "take an instance of the model inside, copy the weights to it with CopyTo of 'inside' in Layers, and ask it.", error.Message, StringComparison.Ordinal);
        Assert.Equal([1, 4, 4], Extents(Model.Value.OfACopy(Data(1))));
    }

    private static int[] Extents(Array values) => [.. Enumerable.Range(0, values.Rank).Select(values.GetLength)];

    private static double Projected(string name, float[,,] x, int sample, int step, int head, int feature)
    {
        var (kernel, bias) = Model.Value.Projection(name);
        return Enumerable.Range(0, 3).Sum(f => (double)x[sample, step, f] * kernel[(f * 10) + (head * 5) + feature]) + bias[(head * 5) + feature];
    }

    private static float[,,] Data(int samples)
    {
        var random = new Random(4);
        float[,,] x = new float[samples, 4, 3];
        for (int i = 0; i < x.Length; i++)
        {
            x[i / 12, i / 3 % 4, i % 3] = (float)((random.NextDouble() * 2) - 1);
        }

        return x;
    }
}
