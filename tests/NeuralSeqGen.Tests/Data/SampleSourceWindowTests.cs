namespace NeuralSeqGen.Tests.Data;

/// <summary>Windows that a source cuts chunk by chunk are those that Sequences.Window cuts at once.</summary>
public sealed class SampleSourceWindowTests
{
    private readonly float[,] _series = new float[50, 2];

    public SampleSourceWindowTests()
    {
        for (int i = 0; i < 100; i++)
        {
            _series[i / 2, i % 2] = i;
        }
    }

    [Theory]
    [InlineData(5, 1, 1, 7)]
    [InlineData(4, 3, 2, 5)]
    [InlineData(10, 2, 5, 1024)]
    [InlineData(48, 2, 1, 1)]
    public void TheyAreEqual(int steps, int horizon, int stride, int chunk)
    {
        var source = SampleSource.Windows(_series, steps, horizon, stride, chunk);
        var (x, y) = Sequences.Window(_series, steps, horizon, stride);
        Assert.Equal(x.GetLength(0), source.Samples);
        Assert.All(source, part => Assert.InRange(part.Input.GetLength(0), 1, chunk));
        Assert.Equal(Sequences.AsSpan(x).ToArray(), source.SelectMany(part => Sequences.AsSpan(part.Input).ToArray()));
        Assert.Equal(Sequences.AsSpan(y).ToArray(), source.SelectMany(part => Sequences.AsSpan(part.Target).ToArray()));

        var column = SampleSource.Windows(_series, steps, ^1, horizon, stride, chunk);
        Assert.Equal(Sequences.AsSpan(Sequences.Window(_series, steps, ^1, horizon, stride).Y).ToArray(), column.SelectMany(part => Sequences.AsSpan(part.Target).ToArray()));
    }

    [Fact]
    public void ASeriesShorterThanAWindow_IsRefusedAtOnce() => Assert.Throws<ArgumentException>(() => SampleSource.Windows(_series, 50));
}
