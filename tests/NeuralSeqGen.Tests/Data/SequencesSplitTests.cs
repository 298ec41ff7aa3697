namespace NeuralSeqGen.Tests;

public sealed class SequencesSplitTests
{
    private static int[] All(DataSplit split) => [.. split.Train, .. split.Validation, .. split.Test];

    private static int[] Range(int from, int count) => [.. Enumerable.Range(from, count)];

    /// <summary>Sizes as in scikit-learn: ceil(count · share), the rest to train on.</summary>
    [Theory]
    [InlineData(10, 0.2, 0.1, 2, 1)]
    [InlineData(11, 0.2, 0.1, 3, 2)]
    [InlineData(100, 0.07, 0, 7, 0)]
    [InlineData(3, 0.1, 0.1, 1, 1)]
    [InlineData(1, 0, 0, 0, 0)]
    public void Each_sample_is_in_one_part(int count, double validation, double test, int validationSize, int testSize)
    {
        foreach (var split in (DataSplit[])[Sequences.Split(count, validation, test, 5), Sequences.SplitByTime(count, validation, test), Sequences.SplitStratified(new int[count], validation, test)])
        {
            Assert.Equal((validationSize, testSize), (split.Validation.Length, split.Test.Length));
            Assert.Equal(Range(0, count), All(split).Order());
        }
    }

    [Fact]
    public void The_seed_decides_the_order()
    {
        int[] one = All(Sequences.Split(50, seed: 1));
        Assert.Equal(one, All(Sequences.Split(50, seed: 1)));
        Assert.NotEqual(one, All(Sequences.Split(50, seed: 2)));
        Assert.NotEqual(Range(0, 50), one);
    }

    [Fact]
    public void By_time_the_last_are_for_test_and_gaps_are_left_out()
    {
        var split = Sequences.SplitByTime(20, 0.2, 0.1);
        Assert.Equal(Range(0, 14), split.Train);
        Assert.Equal(Range(14, 4), split.Validation);
        Assert.Equal(Range(18, 2), split.Test);
        split = Sequences.SplitByTime(20, 0.2, 0.1, gap: 3);
        Assert.Equal(Range(0, 8), split.Train);
        Assert.Equal(Range(11, 4), split.Validation);
        Assert.Equal(Range(18, 2), split.Test);
        Assert.Equal(Range(0, 15), Sequences.SplitByTime(20, 0, 0.1, gap: 3).Train);
        Assert.Equal(Range(0, 20), Sequences.SplitByTime(20, 0, 0, gap: 3).Train);
    }

    /// <summary>Windows of steps + horizon values and a gap of one less have no value in common.</summary>
    [Fact]
    public void The_gap_of_the_documentation_keeps_windows_apart()
    {
        const int Steps = 4, Horizon = 2;
        var split = Sequences.SplitByTime(40, 0.2, 0.2, gap: Steps + Horizon - 1);
        Assert.Equal(split.Validation[0], split.Train[^1] + Steps + Horizon);
        Assert.Equal(split.Test[0], split.Validation[^1] + Steps + Horizon);
    }

    [Fact]
    public void Stratified_parts_have_the_classes_in_their_shares()
    {
        int[] labels = [.. Enumerable.Repeat(7, 60), .. Enumerable.Repeat(0, 30), .. Enumerable.Repeat(3, 10)];
        var split = Sequences.SplitStratified(labels, 0.2, 0.1, seed: 3);
        int[] Counts(int[] rows) => [.. ((int[])[7, 0, 3]).Select(label => rows.Count(row => labels[row] == label))];
        Assert.Equal([6, 3, 1], Counts(split.Test));
        Assert.Equal([12, 6, 2], Counts(split.Validation));
        Assert.Equal([42, 21, 7], Counts(split.Train));
        Assert.NotEqual(split.Train.Order(), split.Train);
    }

    [Fact]
    public void Stratified_parts_keep_their_size_where_shares_are_no_whole_numbers()
    {
        int[] labels = [0, 0, 0, 1, 1, 1, 2, 2, 2, 3];
        var split = Sequences.SplitStratified(labels, 0.4, 0.4);
        Assert.Equal((2, 4, 4), (split.Train.Length, split.Validation.Length, split.Test.Length));
        Assert.Equal(Range(0, 10), All(split).Order());
        // 4 of 10: 1.2 of each class of three and 0.4 of the last, whose remainder is the largest.
        Assert.Equal([0, 1, 2, 3], split.Test.Select(row => labels[row]).Order());
    }

    [Fact]
    public void Parts_that_leave_nothing_are_refused()
    {
        Assert.Contains("Of 10 samples 5 are for validation and 5 for test: none is left to train on", Assert.Throws<ArgumentException>(() => Sequences.Split(10, 0.5, 0.5)).Message);
        Assert.Contains("with gaps of 4", Assert.Throws<ArgumentException>(() => Sequences.SplitByTime(10, 0.2, 0.2, gap: 4)).Message);
        Assert.Throws<ArgumentOutOfRangeException>("validation", () => Sequences.Split(10, 1));
        Assert.Throws<ArgumentOutOfRangeException>("test", () => Sequences.Split(10, 0, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("count", () => Sequences.Split(0));
    }

    [Fact]
    public void Samples_are_taken_by_index_from_every_rank()
    {
        int[] rows = [2, 0];
        Assert.Equal([3, 1], Sequences.Take([1f, 2, 3], rows));
        Assert.Equal([3, 1], Sequences.Take([1, 2, 3], rows));
        Assert.Equal(new float[,] { { 5, 6 }, { 1, 2 } }, Sequences.Take(new float[,] { { 1, 2 }, { 3, 4 }, { 5, 6 } }, rows));
        Assert.Equal(new int[,] { { 5, 6 }, { 1, 2 } }, Sequences.Take(new int[,] { { 1, 2 }, { 3, 4 }, { 5, 6 } }, rows));
        Assert.Equal(new float[,,] { { { 3 } }, { { 1 } } }, Sequences.Take(new float[,,] { { { 1 } }, { { 2 } }, { { 3 } } }, rows));
        Assert.Equal(new int[,,] { { { 3 } }, { { 1 } } }, Sequences.Take(new int[,,] { { { 1 } }, { { 2 } }, { { 3 } } }, rows));
        Assert.Equal(new float[,,,] { { { { 3 } } }, { { { 1 } } } }, Sequences.Take(new float[,,,] { { { { 1 } } }, { { { 2 } } }, { { { 3 } } } }, rows));
        Assert.Contains("rows[1] is 3, but there are 3 samples", Assert.Throws<ArgumentOutOfRangeException>("rows", () => Sequences.Take([1, 2, 3], [0, 3])).Message);
        Assert.Throws<ArgumentOutOfRangeException>("rows", () => Sequences.Take(new float[3, 1], [-1]));
        Assert.Empty(Sequences.Take(new float[0, 2], []));
    }

    /// <summary>The examples of scikit-learn's KFold.</summary>
    [Fact]
    public void Folds_are_blocks_in_order()
    {
        var folds = Sequences.KFold(4, 2);
        Assert.Equal([[2, 3], [0, 1]], folds.Select(fold => fold.Train));
        Assert.Equal([[0, 1], [2, 3]], folds.Select(fold => fold.Test));
        Assert.Equal([[0, 1, 2, 3], [4, 5, 6], [7, 8, 9]], Sequences.KFold(10, 3).Select(fold => fold.Test));
        Assert.Throws<ArgumentOutOfRangeException>("folds", () => Sequences.KFold(4, 1));
        Assert.Throws<ArgumentOutOfRangeException>("count", () => Sequences.KFold(4, 5));
    }

    [Fact]
    public void Shuffled_folds_test_each_sample_once()
    {
        var folds = Sequences.KFold(23, 4, shuffle: true, seed: 9);
        Assert.Equal([6, 6, 6, 5], folds.Select(fold => fold.Test.Length));
        Assert.Equal(Range(0, 23), folds.SelectMany(fold => fold.Test).Order());
        Assert.All(folds, fold => Assert.Equal(Range(0, 23), fold.Train.Concat(fold.Test).Order()));
        Assert.NotEqual(Range(0, 6), folds[0].Test);
    }

    /// <summary>scikit-learn's TimeSeriesSplit: its first example, and one with a gap by its formula.</summary>
    [Fact]
    public void Folds_over_time_test_what_comes_after()
    {
        var folds = Sequences.TimeSeriesSplit(6);
        Assert.Equal([[0], [0, 1], [0, 1, 2], [0, 1, 2, 3], [0, 1, 2, 3, 4]], folds.Select(fold => fold.Train));
        Assert.Equal([[1], [2], [3], [4], [5]], folds.Select(fold => fold.Test));
        folds = Sequences.TimeSeriesSplit(13, 3, gap: 2);
        Assert.Equal([Range(0, 2), Range(0, 5), Range(0, 8)], folds.Select(fold => fold.Train));
        Assert.Equal([Range(4, 3), Range(7, 3), Range(10, 3)], folds.Select(fold => fold.Test));
        Assert.Throws<ArgumentException>("count", () => Sequences.TimeSeriesSplit(5, 5));
        Assert.Throws<ArgumentException>("count", () => Sequences.TimeSeriesSplit(12, 3, gap: 3));
        Assert.Throws<ArgumentException>("count", () => Sequences.TimeSeriesSplit(12, int.MaxValue));
    }

    /// <summary>scikit-learn's compute_class_weight('balanced'): n / (k · count).</summary>
    [Fact]
    public void Balanced_weights_make_classes_count_the_same()
    {
        var weights = Sequences.BalancedClassWeights([1, 1, 1, 1, 0, 0]);
        Assert.Equal([(0, 1.5), (1, 0.75)], weights.Select(pair => (pair.Key, pair.Value)));
        weights = Sequences.BalancedClassWeights(new int[,] { { 2, 2, 0 }, { 5, -1, -1 } }, ignoreClass: -1);
        Assert.Equal([(0, 4 / 3.0), (2, 4 / 6.0), (5, 4 / 3.0)], weights.Select(pair => (pair.Key, pair.Value)));
        Assert.Empty(Sequences.BalancedClassWeights([]));
        Assert.Contains("the label at index 1 is -1", Assert.Throws<LabelOutOfRangeException>(() => Sequences.BalancedClassWeights([0, -1])).Message);
    }
}
