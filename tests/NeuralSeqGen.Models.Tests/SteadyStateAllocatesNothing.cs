namespace NeuralSeqGen.Models.Tests;

/// <summary>Once a call of its size has run, a call with spans allocates nothing, and neither does a batch of Fit.</summary>
public class SteadyStateAllocatesNothing
{
    // On a machine that does other things a helper thread may come late: a pool then makes one more object, a queue grows. What a call allocates is there every time.
    private const int Attempts = 4;

    private const int Samples = 200;
    private readonly float[] _x = [.. Sequences.AsSpan(RandomData.Padded(RandomData.Floats(1, Samples, 6, 5), -1))];
    private readonly int[] _y = [.. Sequences.AsSpan(RandomData.Labels(2, Samples, 6, 3))];
    private readonly float[] _output = new float[Samples * 60];
    private readonly float[] _gradients = new float[Tagger.ParameterCount];
    private readonly float[] _inputGradients = new float[Samples * 30];
    private readonly Tagger _model = new(seed: 1);

    [Fact]
    public void Predict() => Measure(() => _model.Predict(_x, _output.AsSpan(0, Samples * 18)));

    [Fact]
    public void PredictOne() => Measure(() => _model.PredictOne(_x.AsSpan(0, 30), _output.AsSpan(0, 18)));

    [Fact]
    public void PredictLayer() => Measure(() => _model.PredictLayer("gru_1", _x, _output));

    [Fact]
    public void Step()
    {
        var state = _model.CreateState();
        Measure(() => _model.Step(_x.AsSpan(0, 5), _output.AsSpan(0, 3), state));
    }

    [Fact]
    public void TrainOnBatch() => Measure(() => _model.TrainOnBatch(_x, _y));

    [Fact]
    public void ComputeAndApplyGradients() => Measure(() =>
    {
        _model.ComputeGradients(_x, _y, _gradients, _inputGradients);
        _model.ApplyGradients(_gradients);
    });

    [Theory]
    [InlineData(1), InlineData(2)]
    public void ABatchOfFit(int threads)
    {
        // 2 or 50 batches in each of two epochs: what a batch allocated would show as a difference.
        Assert.InRange(Enumerable.Range(0, Attempts).Min(_ => Math.Abs(Fit(4, threads) - Fit(100, threads))), 0, 128);
    }

    private long Fit(int batchSize, int threads)
    {
        FitOptions options = new() { Epochs = 2, BatchSize = batchSize, MaxDegreeOfParallelism = threads };
        _model.Fit(_x, _y, options);
        long before = GC.GetAllocatedBytesForCurrentThread();
        _model.Fit(_x, _y, options);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static void Measure(Action call)
    {
        for (int i = 0; i < 20; i++)
        {
            call();
        }

        Assert.InRange(Enumerable.Range(0, Attempts).Min(_ => Allocated(call)), 0, 29 * 24);
    }

    private static long Allocated(Action call)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 30; i++)
        {
            call();
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
