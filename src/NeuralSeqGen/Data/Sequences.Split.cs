using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

public static partial class Sequences
{
    /// <summary>
    /// Divides samples at random, as scikit-learn's <c>train_test_split</c>: ceil(count · share) samples for validation and for test, the rest to train on.
    /// </summary>
    /// <param name="count">The number of samples.</param>
    /// <param name="validation">The share for validation, from 0 to below 1.</param>
    /// <param name="test">The share for test, from 0 to below 1.</param>
    /// <param name="seed">Decides the order; equal seeds give equal parts on every machine.</param>
    /// <exception cref="ArgumentException">Nothing would be left to train on.</exception>
    /// <remarks>Windows that overlap share values: divide those with <see cref="SplitByTime"/>.</remarks>
    public static DataSplit Split(int count, double validation = 0.1, double test = 0.1, long seed = 0)
    {
        var sizes = PartSizes(count, validation, test);
        int[] rows = Count(0, count);
        Shuffling(seed).Shuffle(rows);
        int train = count - sizes.Validation - sizes.Test;
        return new DataSplit(rows[..train], rows[train..(train + sizes.Validation)], rows[(train + sizes.Validation)..]);
    }

    /// <summary>Divides samples in their order: the first to train on, then those for validation, the last for test. Sizes as in <see cref="Split"/>.</summary>
    /// <param name="count">The number of samples.</param>
    /// <param name="validation">The share for validation, from 0 to below 1.</param>
    /// <param name="test">The share for test, from 0 to below 1.</param>
    /// <param name="gap">Samples left out between two parts; for windows of stride 1 that have no value in common, steps + horizon − 1.</param>
    /// <exception cref="ArgumentException">Nothing would be left to train on.</exception>
    public static DataSplit SplitByTime(int count, double validation = 0.1, double test = 0.1, int gap = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(gap);
        var sizes = PartSizes(count, validation, test);
        int testStart = count - sizes.Test;
        int validationStart = testStart - sizes.Validation - (sizes.Test > 0 && sizes.Validation > 0 ? gap : 0);
        int train = validationStart - (sizes.Test + sizes.Validation > 0 ? gap : 0);
        return train > 0
            ? new DataSplit(Count(0, train), Count(validationStart, sizes.Validation), Count(testStart, sizes.Test))
            : throw NothingToTrainOn(count, sizes, gap);
    }

    /// <summary>
    /// Divides samples at random so that each part has the classes in their shares of the whole, to one sample, as <c>train_test_split(stratify=labels)</c>.
    /// Sizes as in <see cref="Split"/>.
    /// </summary>
    /// <param name="labels">The class of each sample.</param>
    /// <param name="validation">The share for validation, from 0 to below 1.</param>
    /// <param name="test">The share for test, from 0 to below 1.</param>
    /// <param name="seed">Decides the order; equal seeds give equal parts on every machine.</param>
    /// <exception cref="ArgumentException">Nothing would be left to train on.</exception>
    public static DataSplit SplitStratified(ReadOnlySpan<int> labels, double validation = 0.1, double test = 0.1, long seed = 0)
    {
        var sizes = PartSizes(labels.Length, validation, test);
        return Stratification.Divide(labels, sizes.Validation, sizes.Test, Shuffling(seed));
    }

    private static (int Validation, int Test) PartSizes(int count, double validation, double test)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        (int Validation, int Test) sizes = (PartSize(count, validation, nameof(validation)), PartSize(count, test, nameof(test)));
        return sizes.Validation + (long)sizes.Test < count ? sizes : throw NothingToTrainOn(count, sizes, 0);
    }

    // The small number takes back what 0.07 · 100 = 7.000000000000001 is too large by.
    private static int PartSize(int count, double share, string name) => share is >= 0 and < 1
        ? (int)Math.Ceiling(count * share - 1e-9 * count)
        : throw new ArgumentOutOfRangeException(name, FormattableString.Invariant($"{name} is {share}, but a share of the samples is from 0 to below 1."));

    private static ArgumentException NothingToTrainOn(int count, (int Validation, int Test) sizes, int gap) =>
        new(FormattableString.Invariant($"Of {count} samples {sizes.Validation} are for validation and {sizes.Test} for test{(gap > 0 ? FormattableString.Invariant($", with gaps of {gap}") : "")}: none is left to train on. Take smaller shares."));

    /// <summary>A stream of random numbers beside those of training, whose epochs count from 0.</summary>
    private static RandomSource Shuffling(long seed) => new(seed, RandomPurpose.Shuffling, index: -1);

    private static int[] Count(int from, int count) => [.. Enumerable.Range(from, count)];
}
