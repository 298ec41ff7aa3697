namespace NeuralSeqGen.Models.Tests;

/// <summary>A source of chunks of any size trains, evaluates and predicts as the same samples in arrays do, bit for bit.</summary>
public class SourcesTrainAsArraysDo
{
    private const int Samples = 150;

    private readonly float[,,] _x = RandomData.Floats(1, Samples, 5, 3);
    private readonly float[,,] _y = RandomData.Floats(2, Samples, 5, 2);

    [Theory]
    [InlineData(new[] { 150 })]
    [InlineData(new[] { 1 })]
    [InlineData(new[] { 7, 64, 3 })]
    public void InTheirOwnOrder(int[] sizes)
    {
        Smooth arrays = new(seed: 3), source = new(seed: 3);
        var options = new FitOptions { Epochs = 3, Shuffle = false, BatchSize = 32 };
        var expected = arrays.Fit(_x, _y, options);
        var actual = source.Fit(Chunks.Of(_x, _y, sizes), options);
        Same.Bits(arrays.Parameters, source.Parameters);
        Assert.Equal(expected.Epochs.Select(e => e.Training.Loss), actual.Epochs.Select(e => e.Training.Loss));
        Assert.Equal(Samples, actual.Last.Training.Samples);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(11L)]
    public void Shuffled_WhereTheBufferHoldsThemAll(long? seed)
    {
        Smooth arrays = new(seed: 3), source = new(seed: 3);
        var options = new FitOptions { Epochs = 3, Seed = seed };
        arrays.Fit(_x, _y, options);
        source.Fit(Chunks.Of(_x, _y, 40), options);
        Same.Bits(arrays.Parameters, source.Parameters);
    }

    [Fact]
    public void ASmallBuffer_ShufflesEachPartByItself_AndSeesEverySampleOnce()
    {
        Smooth once = new(seed: 3), again = new(seed: 3), whole = new(seed: 3);
        var options = new FitOptions { BatchSize = 8, ShuffleBuffer = 30 };
        Assert.Equal(Samples, once.Fit(Chunks.Of(_x, _y, 40), options).Last.Training.Samples);
        again.Fit(Chunks.Of(_x, _y, 9, 2), options);
        Same.Bits(once.Parameters, again.Parameters, "the order depends on the buffer alone");
        whole.Fit(_x, _y, options);
        Assert.False(once.Parameters.SequenceEqual(whole.Parameters));
    }

    [Fact]
    public void Validation_EvaluatesAnotherSource()
    {
        Smooth arrays = new(seed: 3), source = new(seed: 3);
        var options = new FitOptions { Epochs = 2, Shuffle = false };
        var expected = arrays.Fit(_x, _y, options, validationData: (_y3(), _y));
        var actual = source.Fit(Chunks.Of(_x, _y, 50), options, validation: Chunks.Of(_y3(), _y, 13));
        Assert.Equal(expected.Epochs.Select(e => e.Validation!.Loss), actual.Epochs.Select(e => e.Validation!.Loss));

        float[,,] _y3() => RandomData.Floats(4, Samples, 5, 3);
    }

    [Fact]
    public void EvaluateAndPredict()
    {
        var model = new Smooth(seed: 3);
        Assert.Equal(model.Evaluate(_x, _y).Loss, model.Evaluate(Chunks.Of(_x, _y, 17)).Loss);
        float[] joined = [.. model.Predict(Chunks.Of(_x, _y, 100, 50).Select(chunk => chunk.X)).SelectMany(part => Sequences.AsSpan(part).ToArray())];
        Same.Within(1e-6, Sequences.AsSpan(model.Predict(_x)), joined);
    }

    [Fact]
    public void SampleWeights()
    {
        Smooth arrays = new(seed: 3), source = new(seed: 3);
        float[] weights = [.. Enumerable.Range(0, Samples).Select(i => i % 3 * 0.5f)];
        var options = new FitOptions { Epochs = 2 };
        arrays.Fit(_x, _y, options, sampleWeight: weights);
        source.Fit(Chunks.Parts(Samples, 33).Select(p => (_x.AsRows(p.First, p.Count), _y.AsRows(p.First, p.Count), weights[p.First..(p.First + p.Count)])), options);
        Same.Bits(arrays.Parameters, source.Parameters);
    }

    [Fact]
    public void SeveralTargets()
    {
        float[,,] x = RandomData.Floats(1, 40, 6, 4), level = RandomData.Floats(2, 40, 6, 1);
        float[,] kind = RandomData.Targets(3, 40, 3);
        Forked arrays = new(seed: 3), source = new(seed: 3);
        arrays.Fit(x, level, kind);
        source.Fit(Chunks.Parts(40, 9).Select(p => (x.AsRows(p.First, p.Count), (level.AsRows(p.First, p.Count), kind.AsRows(p.First, p.Count)))));
        Same.Bits(arrays.Parameters, source.Parameters);
    }

    [Fact]
    public void CarriedStates()
    {
        float[,,] x = RandomData.Floats(1, 42, 3, 2), y = RandomData.Floats(2, 42, 3, 2);
        Carrying arrays = new(seed: 3), source = new(seed: 3);
        var options = new FitOptions { Shuffle = false, Epochs = 2 };
        arrays.Fit(x, y, options);
        source.Fit(Chunks.Of(x, y, 21), options);
        Same.Bits(arrays.Parameters, source.Parameters);
    }

    [Fact]
    public async Task AwaitedSources()
    {
        Smooth arrays = new(seed: 3), source = new(seed: 3);
        arrays.Fit(_x, _y);
        await Task.Run(() => source.Fit(Awaited()));
        Same.Bits(arrays.Parameters, source.Parameters);

        async IAsyncEnumerable<(float[,,], float[,,])> Awaited()
        {
            foreach (var chunk in Chunks.Of(_x, _y, 60))
            {
                await Task.Yield();
                yield return chunk;
            }
        }
    }

    [Fact]
    public void BatchesPerEpoch_GoOnWhereTheEpochBeforeStopped()
    {
        Smooth endless = new(seed: 3), arrays = new(seed: 3);
        var history = endless.Fit(Chunks.Of(_x, _y, 40), new() { Epochs = 3, BatchesPerEpoch = 5, BatchSize = 10, Shuffle = false });
        arrays.Fit(_x, _y, new() { BatchSize = 10, Shuffle = false });
        Same.Bits(arrays.Parameters, endless.Parameters, "three epochs of five batches are the fifteen batches of one");
        Assert.All(history.Epochs, epoch => Assert.Equal(50, epoch.Training.Samples));

        endless.Fit(Chunks.Of(_x, _y, 40), new() { Epochs = 2, BatchesPerEpoch = 10, BatchSize = 10, Shuffle = false });
        arrays.Fit(_x, _y, new() { BatchSize = 10, Shuffle = false });
        arrays.Fit(_x.AsRows(0, 50), _y.AsRows(0, 50), new() { BatchSize = 10, Shuffle = false });
        Same.Bits(arrays.Parameters, endless.Parameters, "behind its end a source begins again");
    }

    /// <summary>Also where an epoch ends just where a buffer does, and the source with it.</summary>
    [Theory]
    [InlineData(1024, 32, 32)]
    [InlineData(1024, 32, 16)]
    [InlineData(2048, 32, 64)]
    [InlineData(1000, 32, 16)]
    [InlineData(64, 32, 5)]
    [InlineData(33, 32, 1)]
    public void BatchesPerEpoch_BeginAgain_WhereverTheSourceEnds(int samples, int batch, int batches)
    {
        const int Epochs = 6;
        float[,,] x = RandomData.Floats(1, samples, 5, 3), y = RandomData.Floats(2, samples, 5, 2);
        Smooth endless = new(seed: 3), arrays = new(seed: 3);
        var history = endless.Fit(Chunks.Of(x, y, 8), new() { Epochs = Epochs, BatchSize = batch, Shuffle = false, BatchesPerEpoch = batches });
        Assert.Equal(Epochs, history.Epochs.Count);

        int[] starts = [.. Enumerable.Range(0, (samples + batch - 1) / batch).Select(i => i * batch)];
        for (int i = 0; i < Epochs * batches; i++)
        {
            int start = starts[i % starts.Length], count = Math.Min(batch, samples - start);
            arrays.TrainOnBatch(x.AsRows(start, count), y.AsRows(start, count));
        }

        Same.Bits(arrays.Parameters, endless.Parameters);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void BatchesPerEpoch_OfShuffledBuffers(int batches)
    {
        float[,,] x = RandomData.Floats(1, 128, 5, 3), y = RandomData.Floats(2, 128, 5, 2);
        var history = new Smooth(seed: 3).Fit(Chunks.Of(x, y, 8), new() { Epochs = 9, BatchSize = 32, ShuffleBuffer = 64, BatchesPerEpoch = batches });
        Assert.All(history.Epochs, epoch => Assert.Equal(32 * batches, epoch.Training.Samples));
        Assert.Equal(9, history.Epochs.Count);
    }

    [Fact]
    public void Progress_KnowsTheNumberOfBatches_WhereTheSourceSaysIt_OrHasBeenRead()
    {
        Assert.Equal(5, Reported(Chunks.Of(_x, _y, 40))[^1]);
        Assert.All(Reported(new SampleSource<float[,,], float[,,]>(() => Chunks.Of(_x, _y, 40), Samples)), batches => Assert.Equal(5, batches));
        Assert.Equal(5, Reported(new SampleSource<float[,,], float[,,]>(() => Chunks.Of(_x, _y, 40), long.MaxValue))[^1]);
        Assert.DoesNotContain(1, Reported(new SampleSource<float[,,], float[,,]>(() => Chunks.Of(_x, _y, 40), samples: 1))[1..]);
        Assert.Throws<ArgumentOutOfRangeException>("samples", () => new SampleSource<float[,,], float[,,]>(() => Chunks.Of(_x, _y, 40), -5));

        List<int> Reported(IEnumerable<(float[,,], float[,,])> source)
        {
            var seen = new List<int>();
            new Smooth(seed: 3).Fit(source, new() { Epochs = 2, Progress = new Immediate(progress => seen.Add(progress.Batches)) });
            return seen;
        }
    }

    private sealed class Immediate(Action<FitProgress> report) : IProgress<FitProgress>
    {
        public void Report(FitProgress value) => report(value);
    }
}
