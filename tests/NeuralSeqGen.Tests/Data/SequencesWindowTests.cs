namespace NeuralSeqGen.Tests;

public sealed class SequencesWindowTests
{
    [Fact]
    public void A_series_is_cut_into_windows_and_the_value_after_each()
    {
        var (x, y) = Sequences.Window([1, 2, 3, 4, 5], 3);
        Assert.Equal(new float[,,] { { { 1 }, { 2 }, { 3 } }, { { 2 }, { 3 }, { 4 } } }, x);
        Assert.Equal(new float[,] { { 4 }, { 5 } }, y);
    }

    [Fact]
    public void Horizon_and_stride_are_kept()
    {
        var (x, y) = Sequences.Window([1, 2, 3, 4, 5, 6, 7, 8], 2, horizon: 2, stride: 3);
        Assert.Equal(new float[,,] { { { 1 }, { 2 } }, { { 4 }, { 5 } } }, x);
        Assert.Equal(new float[,] { { 3, 4 }, { 6, 7 } }, y);
    }

    [Fact]
    public void Feature_vectors_stay_together()
    {
        var (x, y) = Sequences.Window(new float[,] { { 1, 10 }, { 2, 20 }, { 3, 30 } }, 1, stride: 1);
        Assert.Equal(new float[,,] { { { 1, 10 } }, { { 2, 20 } } }, x);
        Assert.Equal(new float[,,] { { { 2, 20 } }, { { 3, 30 } } }, y);
    }

    [Fact]
    public void A_series_of_exactly_one_window_gives_one() => Assert.Equal(1, Sequences.Window([1, 2, 3], 2).X.GetLength(0));

    [Fact]
    public void A_series_that_is_too_short_says_what_is_needed()
    {
        var error = Assert.Throws<ArgumentException>("series", () => Sequences.Window([1, 2, 3], 3));
        Assert.Contains("The series has 3 steps, but one window with its target takes 3 + 1", error.Message);
        Assert.Throws<ArgumentException>("series", () => Sequences.Window([1, 2, 3], int.MaxValue, int.MaxValue));
        Assert.Throws<ArgumentNullException>("series", () => Sequences.Window((float[,])null!, 3));
    }

    [Theory]
    [InlineData(0, 1, 1, "steps")]
    [InlineData(1, -1, 1, "horizon")]
    [InlineData(1, 1, 0, "stride")]
    public void Sizes_that_are_none_are_refused_by_name(int steps, int horizon, int stride, string parameter) =>
        Assert.Throws<ArgumentOutOfRangeException>(parameter, () => Sequences.Window([1, 2, 3], steps, horizon, stride));

    private static readonly float[,] Table = { { 1, 10, 100 }, { 2, 20, 200 }, { 3, 30, 300 }, { 4, 40, 400 } };

    [Fact]
    public void One_column_may_be_the_target()
    {
        var (x, y) = Sequences.Window(Table, 2, target: 1);
        Assert.Equal(new float[,,] { { { 1, 10, 100 }, { 2, 20, 200 } }, { { 2, 20, 200 }, { 3, 30, 300 } } }, x);
        Assert.Equal(new float[,] { { 30 }, { 40 } }, y);
        Assert.Equal(new float[,] { { 200, 300 }, { 300, 400 } }, Sequences.Window(Table, 1, ^1, horizon: 2).Y);
        Assert.Equal(new float[,] { { 2 }, { 4 } }, Sequences.Window(Table, 1, target: 0, stride: 2).Y);
    }

    [Fact]
    public void Several_columns_may_be_the_target_in_any_order()
    {
        var (x, y) = Sequences.Window(Table, 1, [2, 0], horizon: 2);
        Assert.Equal(new float[,,] { { { 1, 10, 100 } }, { { 2, 20, 200 } } }, x);
        Assert.Equal(new float[,,] { { { 200, 2 }, { 300, 3 } }, { { 300, 3 }, { 400, 4 } } }, y);
    }

    [Fact]
    public void Columns_that_there_are_not_are_refused()
    {
        Assert.Contains("no column 3; the series has 3", Assert.Throws<ArgumentOutOfRangeException>("target", () => Sequences.Window(Table, 1, target: 3)).Message);
        Assert.StartsWith("There is no column ^5; the series has 3: 0 to 2, from the end ^1 to ^3.", Assert.Throws<ArgumentOutOfRangeException>("target", () => Sequences.Window(Table, 1, target: ^5)).Message);
        Assert.Throws<ArgumentOutOfRangeException>("target", () => Sequences.Window(Table, 1, ^4));
        Assert.Throws<ArgumentOutOfRangeException>("targets", () => Sequences.Window(Table, 1, [0, -1]));
        Assert.Throws<ArgumentOutOfRangeException>("targets", () => Sequences.Window(Table, 1, ReadOnlySpan<int>.Empty));
        Assert.Throws<ArgumentException>("series", () => Sequences.Window(Table, 4, target: 0));
    }

    [Fact]
    public void Numbers_behind_the_steps_are_horizon_and_stride_never_a_column()
    {
        float[,] table = new float[40, 4];
        var (x, y) = Sequences.Window(table, 24, 3, 6);
        Assert.Equal((3, 24, 4), (x.GetLength(0), x.GetLength(1), x.GetLength(2)));
        Assert.Equal((3, 3, 4), (y.GetLength(0), y.GetLength(1), y.GetLength(2)));
        Assert.Equal((11, 6), (Sequences.Window(table, 24, target: 3, horizon: 6).Y.GetLength(0), Sequences.Window(table, 24, target: 3, horizon: 6).Y.GetLength(1)));
    }

    [Fact]
    public void An_axis_is_added_for_one_feature()
    {
        Assert.Equal(new float[,,] { { { 1 }, { 2 } }, { { 3 }, { 4 } } }, Sequences.AddFeatureAxis(new float[,] { { 1, 2 }, { 3, 4 } }));
        Assert.Equal(new float[,] { { 1 }, { 2 } }, Sequences.AddFeatureAxis([1, 2]));
        Assert.Equal(5, Sequences.AddFeatureAxis(new float[0, 5]).GetLength(1));
        Assert.Throws<ArgumentNullException>(() => Sequences.AddFeatureAxis((float[])null!));
        Assert.Throws<ArgumentNullException>(() => Sequences.AddFeatureAxis((float[,])null!));
    }

    [Fact]
    public void Windows_without_targets_reach_the_last_value()
    {
        Assert.Equal(new float[,,] { { { 1 }, { 2 } }, { { 2 }, { 3 } } }, Sequences.InputWindows([1, 2, 3], 2));
        Assert.Equal(new float[,,] { { { 2, 20, 200 }, { 3, 30, 300 } } }, Sequences.InputWindows(new float[,] { { 2, 20, 200 }, { 3, 30, 300 } }, 2));
        Assert.Equal(new float[,,] { { { 1, 10, 100 } }, { { 4, 40, 400 } } }, Sequences.InputWindows(Table, 1, stride: 3));
        Assert.Contains("The series has 3 steps, but one window takes 4", Assert.Throws<ArgumentException>("series", () => Sequences.InputWindows([1, 2, 3], 4)).Message);
        Assert.Throws<ArgumentOutOfRangeException>("stride", () => Sequences.InputWindows(Table, 1, 0));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 1)]
    [InlineData(3, 2)]
    [InlineData(3, 3)]
    [InlineData(7, 5)]
    public void Windows_become_the_series_again(int steps, int stride)
    {
        float[,] series = new float[steps + 6 * stride, 2];
        for (int i = 0; i < series.Length; i++)
        {
            Sequences.AsSpan(series)[i] = 0.1f * i;
        }

        Assert.Equal(series, Sequences.FromWindows(Sequences.InputWindows(series, steps, stride), stride));
        var (_, y) = Sequences.Window(series, 1, target: 1, horizon: steps, stride: stride);
        float[] column = [.. Enumerable.Range(1, (y.GetLength(0) - 1) * stride + steps).Select(i => series[i, 1])];
        Assert.Equal(column, Sequences.FromWindows(y, stride));
    }

    [Fact]
    public void Where_windows_overlap_their_mean_is_taken()
    {
        Assert.Equal([1, 3, 5.5f, 7], Sequences.FromWindows(new float[,] { { 1, 2, 3 }, { 4, 8, 7 } }));
        Assert.Equal([], Sequences.FromWindows(new float[0, 3]));
        Assert.Throws<ArgumentOutOfRangeException>("stride", () => Sequences.FromWindows(new float[2, 3], 4));
    }
}
