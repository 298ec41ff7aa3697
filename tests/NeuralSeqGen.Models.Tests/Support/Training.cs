namespace NeuralSeqGen.Models.Tests;

/// <summary>A short training of three models that use everything: masks, dropout, clipping, momentum, several shards, a last batch that is not full.</summary>
internal static class Training
{
    private const int Samples = 150;

    /// <summary>Trains and hashes all weights and losses.</summary>
    /// <param name="bits">Width of the vectors; null for what the process chooses.</param>
    /// <param name="threads">Threads at most.</param>
    /// <param name="seed">Seed of the models.</param>
    public static string Hash(int? bits, int threads, long seed = 7)
    {
        FitOptions options = new() { Epochs = 2, BatchSize = 70, MaxDegreeOfParallelism = threads, ValidationSplit = 0.1 };
        var tagger = Widths.Make(bits, () => new Tagger(seed));
        var noisy = Widths.Make(bits, () => new Noisy(seed));
        var question = Widths.Make(bits, () => new Model1(seed));
        History[] histories =
        [
            tagger.Fit(RandomData.Padded(RandomData.Floats(1, Samples, 6, 5), -1), RandomData.Labels(2, Samples, 6, 3), options),
            noisy.Fit(RandomData.Floats(3, Samples, 7, 3), RandomData.Floats(4, Samples, 2), options),
            question.Fit(RandomData.Floats(5, Samples, 64, 15), RandomData.Targets(6, Samples, 64, 8), options),
        ];
        float[] losses = [.. histories.SelectMany(h => h["loss"].Concat(h["val_loss"])).Select(loss => (float)loss)];
        return Same.Hash([.. tagger.Parameters, .. noisy.Parameters, .. question.Parameters, .. losses]);
    }
}
