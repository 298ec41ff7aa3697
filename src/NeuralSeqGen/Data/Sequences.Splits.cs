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
    public static DataSplit Split(int count, double validation = 0.1, double test = 0.1, long seed = 0) => Splits.Split(count, validation, test, seed);

    /// <summary>Divides samples in their order: the first to train on, then those for validation, the last for test. Sizes as in <see cref="Split"/>.</summary>
    /// <param name="count">The number of samples.</param>
    /// <param name="validation">The share for validation, from 0 to below 1.</param>
    /// <param name="test">The share for test, from 0 to below 1.</param>
    /// <param name="gap">Samples left out between two parts; for windows of stride 1 that have no value in common, steps + horizon − 1.</param>
    /// <exception cref="ArgumentException">Nothing would be left to train on.</exception>
    public static DataSplit SplitByTime(int count, double validation = 0.1, double test = 0.1, int gap = 0) => Splits.SplitByTime(count, validation, test, gap);

    /// <summary>
    /// Divides samples at random so that each part has the classes in their shares of the whole, to one sample, as <c>train_test_split(stratify=labels)</c>.
    /// Sizes as in <see cref="Split"/>.
    /// </summary>
    /// <param name="labels">The class of each sample.</param>
    /// <param name="validation">The share for validation, from 0 to below 1.</param>
    /// <param name="test">The share for test, from 0 to below 1.</param>
    /// <param name="seed">Decides the order; equal seeds give equal parts on every machine.</param>
    /// <exception cref="ArgumentException">Nothing would be left to train on.</exception>
    public static DataSplit SplitStratified(ReadOnlySpan<int> labels, double validation = 0.1, double test = 0.1, long seed = 0) => Splits.SplitStratified(labels, validation, test, seed);

    /// <summary>
    /// Folds of a cross-validation, as scikit-learn's <c>KFold</c>: each sample is tested in one fold. Without shuffling the tests are blocks in the order of
    /// the samples, the first count % folds one larger than the others.
    /// </summary>
    /// <param name="count">The number of samples.</param>
    /// <param name="folds">The number of folds, at least 2.</param>
    /// <param name="shuffle">True takes the samples of each test at random.</param>
    /// <param name="seed">Decides the order if <paramref name="shuffle"/> is true.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than two folds, or fewer samples than folds.</exception>
    public static IReadOnlyList<DataFold> KFold(int count, int folds = 5, bool shuffle = false, long seed = 0) => Folds.KFold(count, folds, shuffle, seed);

    /// <summary>
    /// Folds over blocks of time, as scikit-learn's <c>TimeSeriesSplit</c>: the last folds · n samples are tested in blocks of n = count / (folds + 1), each after
    /// training on all that comes before it.
    /// </summary>
    /// <param name="count">The number of samples, in the order of time.</param>
    /// <param name="folds">The number of folds, at least 2.</param>
    /// <param name="gap">Samples left out before each test; for windows of stride 1 that have no value in common, steps + horizon − 1.</param>
    /// <exception cref="ArgumentException">There are too few samples for so many folds and such a gap.</exception>
    public static IReadOnlyList<DataFold> TimeSeriesSplit(int count, int folds = 5, int gap = 0) => Folds.TimeSeriesSplit(count, folds, gap);
}
