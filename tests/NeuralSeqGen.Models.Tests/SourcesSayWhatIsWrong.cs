namespace NeuralSeqGen.Models.Tests;

/// <summary>A source that fails, or gives what the model cannot take, ends training with a sentence that names the chunk; the weights are those of the last batch before.</summary>
public class SourcesSayWhatIsWrong
{
    private readonly float[,,] _x = RandomData.Floats(1, 96, 5, 3);
    private readonly float[,,] _y = RandomData.Floats(2, 96, 5, 2);
    private readonly FitOptions _plain = new() { Shuffle = false, BatchSize = 16, ShuffleBuffer = 16 };

    [Fact]
    public void AnotherShape()
    {
        var thrown = Refused(Then((new float[4, 5, 4], new float[4, 5, 2])));
        Assert.Equal("NSG0306", thrown.RuleId);
        Assert.StartsWith("NSG0306: Smooth.Fit: chunk 2 of the source, which begins with its sample 96: 'x' is (4, 5, 4)", thrown.Message, StringComparison.Ordinal);
        Assert.Equal((2, 96), (thrown.Chunk, thrown.Sample));
    }

    [Fact]
    public void NaN()
    {
        float[,,] x = RandomData.Floats(1, 4, 5, 3);
        x[2, 1, 0] = float.NaN;
        Assert.StartsWith("NSG0801: Smooth.Fit: chunk 2 of the source, which begins with its sample 96: 'x' holds NaN at x[2, 1, 0]", Refused(Then((x, new float[4, 5, 2]))).Message, StringComparison.Ordinal);
    }

    /// <summary>What a timeout of a web request throws is a failure of the source, and no wish of the caller's.</summary>
    [Fact]
    public void ATimeout() =>
        Assert.IsType<TaskCanceledException>(Refused(Chunks.Of(_x, _y, 48).Select(chunk => chunk.X[0, 0, 0] == _x[48, 0, 0] ? throw new TaskCanceledException() : chunk)).InnerException);

    /// <summary>Batches in front of the chunk have been trained, and which batch of which epoch it is nobody knows: the sentence speaks of neither.</summary>
    [Fact]
    public void NaN_SpeaksOfItsChunkAlone()
    {
        float[,,] x = RandomData.Floats(1, 4, 5, 3);
        x[2, 1, 0] = float.NaN;
        string message = Refused(Then((x, new float[4, 5, 2]))).Message;
        Assert.DoesNotContain("batch", message, StringComparison.Ordinal);
        Assert.DoesNotContain("Nothing was trained", message, StringComparison.Ordinal);
    }

    /// <summary>What is noted of the first chunk is said once, however often the source is read.</summary>
    [Fact]
    public void Notes_AreSaidOnce()
    {
        float[,,] x = RandomData.Floats(1, 8, 64, 15);
        float[,] y = new float[8, 8];
        Sequences.AsSpan(y).Fill(0.25f);
        IEnumerable<(float[,,], float[,])> source = [(x, y)];
        Assert.StartsWith("NSG0211", Assert.Single(new Model3(seed: 1).Fit(source, new() { Epochs = 4 }).Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void AnExceptionOfTheSource()
    {
        var thrown = Refused(Failing());
        Assert.Equal("Smooth.Fit: chunk 2 of the source, which begins with its sample 96: no disk.", thrown.Message);
        Assert.IsType<IOException>(thrown.InnerException);

        IEnumerable<(float[,,], float[,,])> Failing()
        {
            foreach (var chunk in Chunks.Of(_x, _y, 48))
            {
                yield return chunk;
            }

            throw new IOException("no disk.");
        }
    }

    [Fact]
    public void TheWeightsAreThoseOfTheLastWholeBatch()
    {
        Smooth failed = new(seed: 3), whole = new(seed: 3);
        Assert.Throws<SampleSourceException>(() => failed.Fit(Then((new float[4, 5, 4], new float[4, 5, 2])), _plain));
        whole.Fit(_x, _y, _plain);
        Same.Bits(whole.Parameters, failed.Parameters, "the six batches in front of the failure count");
        Assert.NotEmpty(failed.Fit(_x, _y, _plain).Epochs);
    }

    [Fact]
    public void ABatchThatWouldLeaveNaN_NamesTheSampleOfTheSource()
    {
        float[,,] x = RandomData.Floats(1, 96, 5, 3), y = RandomData.Floats(2, 96, 5, 2);
        y[70, 1, 0] = 1e30f;
        var thrown = Assert.Throws<NonFiniteValueException>(() => new Smooth(seed: 3).Fit(Chunks.Of(x, y, 10), _plain));
        Assert.Contains("batch 4, whose first sample is 64: 'y' holds 1E+30 at y[70, 1, 0]", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NoSamples() =>
        Assert.StartsWith("Smooth.Fit: the source gave no samples.", Refused([]).Message, StringComparison.Ordinal);

    [Fact]
    public void ASourceThatCanBeReadOnce()
    {
        using var once = Chunks.Of(_x, _y, 48).GetEnumerator();
        var thrown = Assert.Throws<SampleSourceException>(() => new Smooth(seed: 3).Fit(Rest(once), new() { Epochs = 2 }));
        Assert.Contains("it can be read only once", thrown.Message, StringComparison.Ordinal);

        static IEnumerable<T> Rest<T>(IEnumerator<T> from)
        {
            while (from.MoveNext())
            {
                yield return from.Current;
            }
        }
    }

    [Fact]
    public void Nothing()
    {
        Assert.Throws<ArgumentNullException>(() => new Smooth().Fit((IEnumerable<(float[,,], float[,,])>)null!));
        Assert.StartsWith("Smooth.Fit: chunk 2 of the source, which begins with its sample 96: ", Refused(Then((null!, null!))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OptionsOfArrays()
    {
        Assert.Contains("Pass another source as validation.", Assert.Throws<ArgumentException>(() => new Smooth().Fit(Chunks.Of(_x, _y, 48), new() { ValidationSplit = 0.1 })).Message, StringComparison.Ordinal);
        Assert.Contains("BatchesPerEpoch is for sources", Assert.Throws<ArgumentException>(() => new Smooth().Fit(_x, _y, new() { BatchesPerEpoch = 3 })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnEnumerationThatFailedOrWasCancelled_IsDisposed()
    {
        int ended = 0;
        Assert.Throws<SampleSourceException>(() => new Smooth(seed: 3).Fit(Watched(Then((new float[4, 5, 4], new float[4, 5, 2]))), _plain));
        using var cancelled = new CancellationTokenSource();
        new Smooth(seed: 3).Fit(Watched(Endless()), new() { Callbacks = [new LambdaCallback { BatchEnd = _ => cancelled.Cancel() }] }, cancellationToken: cancelled.Token);
        Assert.Equal(2, ended);

        IEnumerable<(float[,,], float[,,])> Endless()
        {
            while (true)
            {
                yield return (_x, _y);
            }
        }

        IEnumerable<T> Watched<T>(IEnumerable<T> source)
        {
            try
            {
                foreach (var item in source)
                {
                    yield return item;
                }
            }
            finally
            {
                ended++;
            }
        }
    }

    private IEnumerable<(float[,,] X, float[,,] Y)> Then((float[,,], float[,,]) last) => Chunks.Of(_x, _y, 48).Append(last);

    private SampleSourceException Refused(IEnumerable<(float[,,], float[,,])> source) => Assert.Throws<SampleSourceException>(() => new Smooth(seed: 3).Fit(source, _plain));
}
