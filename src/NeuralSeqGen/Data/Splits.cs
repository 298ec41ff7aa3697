using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>Divides the numbers of samples into parts to train on, for validation and for test.</summary>
internal static class Splits
{
    public static DataSplit Split(int count, double validation, double test, long seed)
    {
        var sizes = PartSizes(count, validation, test);
        int[] rows = Count(0, count);
        Shuffling(seed).Shuffle(rows);
        int train = count - sizes.Validation - sizes.Test;
        return new DataSplit(rows[..train], rows[train..(train + sizes.Validation)], rows[(train + sizes.Validation)..]);
    }

    public static DataSplit SplitByTime(int count, double validation, double test, int gap)
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

    public static DataSplit SplitStratified(ReadOnlySpan<int> labels, double validation, double test, long seed)
    {
        var sizes = PartSizes(labels.Length, validation, test);
        return Stratification.Divide(labels, sizes.Validation, sizes.Test, Shuffling(seed));
    }

    /// <summary>A stream of random numbers beside those of training, whose epochs count from 0.</summary>
    public static RandomSource Shuffling(long seed) => new(seed, RandomPurpose.Shuffling, index: -1);

    public static int[] Count(int from, int count) => [.. Enumerable.Range(from, count)];

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
}
