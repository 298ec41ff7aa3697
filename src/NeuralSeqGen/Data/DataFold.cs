namespace NeuralSeqGen;

/// <summary>One fold of a cross-validation, as indices for <see cref="Sequences.Take(float[,,], ReadOnlySpan{int})"/>.</summary>
/// <param name="Train">The samples to train on.</param>
/// <param name="Test">The samples to measure on.</param>
public sealed record DataFold(int[] Train, int[] Test)
{
    /// <summary>The number of samples of each part.</summary>
    public override string ToString() => FormattableString.Invariant($"{Train.Length} to train, {Test.Length} to test");
}
