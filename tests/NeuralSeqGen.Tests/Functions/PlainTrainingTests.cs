namespace NeuralSeqGen.Tests.Functions;

/// <summary>Random numbers of functions come in training only.</summary>
public sealed class PlainTrainingTests
{
    private static readonly Tensor _ones = Tensor.Full([100, 100], 1);

    [Fact]
    public void OutsideOfTraining_NothingIsRandom()
    {
        Assert.Equal(_ones, Tensor.Dropout(_ones, 0.5));
        Assert.Equal(Tensor.Full([3, 2], 0), Tensor.Normal([3, 2]));
    }

    [Fact]
    public void Dropout_DropsItsShareAndScalesTheOthers()
    {
        using var training = Tensor.BeginTraining(1);
        float[] y = Tensor.Dropout(_ones, 0.2).ToArray();

        Assert.Equal([0f, 1.25f], y.Distinct().Order());
        Assert.InRange(y.Count(v => v == 0), 1850, 2150); // of 10,000 with a standard deviation of 40
        Assert.Equal(_ones, Tensor.Dropout(_ones, 0));
    }

    [Fact]
    public void Normal_HasItsDeviation()
    {
        using var training = Tensor.BeginTraining(1);
        var y = Tensor.Normal([100, 100], 3);

        Assert.InRange((float)y.Mean(), -0.12f, 0.12f); // standard deviation 0.03
        Assert.InRange((float)y.Var(), 8.4f, 9.6f); // standard deviation 0.13
    }

    [Fact]
    public void Seed_DecidesTheNumbers_AndDisposeEndsTraining()
    {
        Tensor first, again, inner, outer;
        using (Tensor.BeginTraining(4))
        {
            first = Tensor.Normal([8]);
        }

        Assert.Equal(Tensor.Full([8], 0), Tensor.Normal([8]));
        using (Tensor.BeginTraining(4))
        {
            using (Tensor.BeginTraining(5))
            {
                inner = Tensor.Normal([8]);
            }

            outer = Tensor.Normal([8]);
            again = Tensor.Normal([8]);
        }

        Assert.Equal(first, outer);
        Assert.NotEqual(first, inner);
        Assert.NotEqual(first, again);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void Dropout_RefusesWhatIsNoShare(double rate) => Assert.Throws<ArgumentOutOfRangeException>(() => Tensor.Dropout(_ones, rate));
}
