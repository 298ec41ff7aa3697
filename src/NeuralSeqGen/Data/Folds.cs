namespace NeuralSeqGen;

/// <summary>Divides the numbers of samples into the folds of a cross-validation.</summary>
internal static class Folds
{
    public static IReadOnlyList<DataFold> KFold(int count, int folds, bool shuffle, long seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, folds);
        int[] rows = Splits.Count(0, count);
        if (shuffle)
        {
            Splits.Shuffling(seed).Shuffle(rows);
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

    public static IReadOnlyList<DataFold> TimeSeriesSplit(int count, int folds, int gap)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        ArgumentOutOfRangeException.ThrowIfNegative(gap);
        int test = (int)(count / (folds + 1L));
        int first = count - folds * test;
        if (test < 1 || first <= gap)
        {
            throw new ArgumentException(FormattableString.Invariant($"{count} samples are too few for {folds} folds with a gap of {gap}: each takes {test} to test on, and the first has {Math.Max(0, first)} before it."), nameof(count));
        }

        return [.. Enumerable.Range(0, folds).Select(fold => new DataFold(Splits.Count(0, first + fold * test - gap), Splits.Count(first + fold * test, test)))];
    }
}
