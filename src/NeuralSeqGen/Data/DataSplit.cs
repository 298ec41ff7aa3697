namespace NeuralSeqGen;

/// <summary>Which samples are for what, as indices for <see cref="Sequences.Take(float[,,], ReadOnlySpan{int})"/>; no sample is in two parts.</summary>
/// <param name="Train">The samples to train on.</param>
/// <param name="Validation">The samples to watch the training with; may be empty.</param>
/// <param name="Test">The samples for the final figure; may be empty.</param>
public sealed record DataSplit(int[] Train, int[] Validation, int[] Test)
{
    /// <summary>The number of samples of each part.</summary>
    public override string ToString() => FormattableString.Invariant($"{Train.Length} to train, {Validation.Length} to validate, {Test.Length} to test");
}
