namespace NeuralSeqGen.Generator.Tests.Surface;

/// <summary>LoRA in a compiled model: it starts as the model whose weights it takes, and trains what it adds.</summary>
public sealed class LowRankTests
{
    private const string Source = """
        using NeuralSeqGen;
        /// <summary>A model that is trained first.</summary>
        [SequenceModel, Input(5), Embedding(9, 4), Gru(3), Dense(2), MeanSquaredError, Adam(WeightDecay = 0.1)]
        public sealed partial class Whole;
        /// <summary>The same, adapted.</summary>
        [SequenceModel, Input(5), Embedding(9, 4, LoraRank = 2), Gru(3, Trainable = false), Dense(2, LoraRank = 1, LoraAlpha = 2, KernelL2 = 0.1), MeanSquaredError, Adam(WeightDecay = 0.1)]
        public sealed partial class Adapted;
        /// <summary>Calls them.</summary>
        public sealed class Caller : NeuralSeqGen.Generator.Tests.Surface.LowRankTests.ICaller
        {
            private readonly Whole _whole = new(1);
            private readonly Adapted _adapted = new(2);
            /// <inheritdoc />
            public (float[] Whole, float[] Adapted) Start(int[,] x)
            {
                using var file = new System.IO.MemoryStream();
                _whole.SaveWeights(file);
                _adapted.LoadWeights(file.ToArray(), new() { SkipMismatch = true });
                return (Sequences.AsSpan(_whole.Predict(x)).ToArray(), Sequences.AsSpan(_adapted.Predict(x)).ToArray());
            }
            /// <inheritdoc />
            public (double First, double Last) Fit(int[,] x, float[,] y)
            {
                _adapted.Layers.Dense1.Trainable = true;
                var loss = _adapted.Fit(x, y, new() { Epochs = 5, BatchSize = 4 })["loss"];
                return (loss[0], loss[^1]);
            }
            /// <inheritdoc />
            public System.Collections.Generic.Dictionary<string, float[]> Weights() => new()
            {
                ["embeddings"] = _adapted.Layers.Embedding1.Embeddings.Values.ToArray(), ["embeddings a"] = _adapted.Layers.Embedding1.LoraEmbeddingsA.Values.ToArray(), ["embeddings b"] = _adapted.Layers.Embedding1.LoraEmbeddingsB.Values.ToArray(),
                ["kernel"] = _adapted.Layers.Dense1.Kernel.Values.ToArray(), ["kernel a"] = _adapted.Layers.Dense1.LoraKernelA.Values.ToArray(), ["kernel b"] = _adapted.Layers.Dense1.LoraKernelB.Values.ToArray(),
                ["bias"] = _adapted.Layers.Dense1.Bias.Values.ToArray(), ["gru"] = _adapted.Layers.Gru1.Kernel.Values.ToArray(),
            };
            /// <inheritdoc />
            public string Summary => Adapted.Summary;
        }
        """;

    /// <summary>What the compiled code does for the test.</summary>
    public interface ICaller
    {
        string Summary { get; }

        (float[] Whole, float[] Adapted) Start(int[,] x);

        (double First, double Last) Fit(int[,] x, float[,] y);

        Dictionary<string, float[]> Weights();
    }

    [Fact]
    public void AdaptedModel_StartsAsTheWholeOne_AndTrainsTheNarrowMatrices()
    {
        using var models = GeneratorHarness.Run(Source).Load();
        var caller = models.Instance<ICaller>("Caller");
        int[,] x = new int[10, 5];
        float[,] y = new float[10, 2];
        for (int i = 0; i < 50; i++)
        {
            x[i / 5, i % 5] = i * 7 % 9;
            y[i / 5, i % 2] = i % 3;
        }

        var (whole, adapted) = caller.Start(x);
        Assert.Equal(whole, adapted);

        var before = caller.Weights();
        var (first, last) = caller.Fit(x, y);
        Assert.True(last < first);
        Assert.Equal(["embeddings", "kernel", "gru"], caller.Weights().Where(weight => weight.Value.SequenceEqual(before[weight.Key])).Select(weight => weight.Key));
    }

    /// <summary>36 + 18 + 8 of the table, 6 + 3 + 2 of the kernel, a bias of 2, and 3·(4·3 + 3·3 + 3) of the GRU; trained are 18 + 8 + 3 + 2 + 2.</summary>
    [Fact]
    public void Summary_CountsWhatIsTrained()
    {
        using var models = GeneratorHarness.Run(Source).Load();

        Assert.Contains("Trainable params: 33", models.Instance<ICaller>("Caller").Summary);
        Assert.Contains("Non-trainable params: 114", models.Instance<ICaller>("Caller").Summary);
    }
}
