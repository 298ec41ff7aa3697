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
}
