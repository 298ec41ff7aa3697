using NeuralSeqGen;

/// <summary>One of the models side by side, by what is done with it.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Summary">Its layers.</param>
/// <param name="Fit">Trains it on windows of a text.</param>
/// <param name="Predict">Logits of every next character, from what was written before it.</param>
/// <param name="Generate">Writes on.</param>
internal sealed record Author(string Name, string Summary, Action<int[,], FitOptions> Fit, Func<int[,], float[,,]> Predict, Func<GenerateOptions, int[,]> Generate)
{
    /// <summary>A recurrent layer.</summary>
    internal static Author Gru(int seed, int batches)
    {
        var model = new GruWriter(seed) { LearningRateSchedule = Rate(4e-3, batches) };
        return new("GRU", GruWriter.Summary, (y, options) => model.Fit(y, options), model.Predict, options => model.Generate(1, options));
    }

    /// <summary>Attention with a causal mask.</summary>
    internal static Author Transformer(int seed, int batches)
    {
        var model = new TransformerWriter(seed) { LearningRateSchedule = Rate(2e-3, batches) };
        return new("transformer", TransformerWriter.Summary, (y, options) => model.Fit(y, options), model.Predict, options => model.Generate(1, options));
    }

    /// <summary>Up in the first twentieth, then along a cosine down to nothing.</summary>
    private static CosineDecay Rate(double highest, int batches) => new(0, batches - batches / 20) { WarmupSteps = batches / 20, WarmupTarget = highest };
}
