namespace NeuralSeqGen;

/// <summary>What a Fit works on: training samples, and validation samples, which may be the last of the same arrays.</summary>
/// <param name="Samples">The samples passed.</param>
/// <param name="Count">How many of them, from the first on, are trained on.</param>
/// <param name="Validation">The samples to validate on; null for none.</param>
/// <param name="ValidationFirst">First of them.</param>
/// <param name="ValidationCount">Number of them.</param>
internal sealed record TrainingData(Samples Samples, int Count, Samples? Validation = null, int ValidationFirst = 0, int ValidationCount = 0)
{
    /// <summary>Takes the last share of the samples for validation, before any shuffling.</summary>
    /// <exception cref="ArgumentException">The share leaves nothing to train on, or nothing to validate on.</exception>
    public static TrainingData Split(string model, Samples samples, double share)
    {
        int count = TrainingSamples(samples.Count, share);
        if (count == 0 || count == samples.Count)
        {
            throw new ArgumentException($"{model}.Fit: ValidationSplit = {FormattableString.Invariant($"{share}")} of {samples.Count} samples leaves {count} to train on and {samples.Count - count} to validate on; both need one.", "options");
        }

        return new TrainingData(samples, count, samples, count, samples.Count - count);
    }

    /// <summary>How many of some samples a share for validation leaves to train on: Keras's <c>int(math.floor(n * (1.0 - validation_split)))</c>.</summary>
    public static int TrainingSamples(int samples, double share) => (int)Math.Floor(samples * (1 - share));
}
