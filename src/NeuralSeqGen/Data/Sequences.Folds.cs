namespace NeuralSeqGen;

public static partial class Sequences
{
    /// <summary>
    /// Folds of a cross-validation, as scikit-learn's <c>KFold</c>: each sample is tested in one fold. Without shuffling the tests are blocks in the order of
    /// the samples, the first count % folds one larger than the others.
    /// </summary>
    /// <param name="count">The number of samples.</param>
    /// <param name="folds">The number of folds, at least 2.</param>
    /// <param name="shuffle">True takes the samples of each test at random.</param>
    /// <param name="seed">Decides the order if <paramref name="shuffle"/> is true.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than two folds, or fewer samples than folds.</exception>
    public static IReadOnlyList<DataFold> KFold(int count, int folds = 5, bool shuffle = false, long seed = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, folds);
        int[] rows = Count(0, count);
        if (shuffle)
        {
            Shuffling(seed).Shuffle(rows);
        }

        var all = new List<DataFold>(folds);
        for (int fold = 0, from = 0; fold < folds; fold++)
        {
            int to = from + count / folds + (fold < count % folds ? 1 : 0);
            all.Add(new DataFold([.. rows[..from].Concat(rows[to..]).Order()], [.. rows[from..to].Order()]));
            from = to;
        }
        return all;
    }

    /// <summary>
    /// Folds over blocks of time, as scikit-learn's <c>TimeSeriesSplit</c>: the last folds · n samples are tested in blocks of n = count / (folds + 1), each after
    /// training on all that comes before it.
    /// </summary>
    /// <param name="count">The number of samples, in the order of time.</param>
    /// <param name="folds">The number of folds, at least 2.</param>
    /// <param name="gap">Samples left out before each test; for windows of stride 1 that have no value in common, steps + horizon − 1.</param>
    /// <exception cref="ArgumentException">There are too few samples for so many folds and such a gap.</exception>
    public static IReadOnlyList<DataFold> TimeSeriesSplit(int count, int folds = 5, int gap = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        ArgumentOutOfRangeException.ThrowIfNegative(gap);
        int test = (int)(count / (folds + 1L));
        int first = count - folds * test;
        if (test < 1 || first <= gap)
        {
            throw new ArgumentException(FormattableString.Invariant($"{count} samples are too few for {folds} folds with a gap of {gap}: each takes {test} to test on, and the first has {Math.Max(0, first)} before it."), nameof(count));
        }

        return [.. Enumerable.Range(0, folds).Select(fold => new DataFold(Count(0, first + fold * test - gap), Count(first + fold * test, test)))];
    }
}
