namespace NeuralSeqGen.Models.Tests;

/// <summary>Once a call of its size has run, a call with spans allocates nothing, and neither does a batch of Fit.</summary>
public class SteadyStateAllocatesNothing
{
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
        var few = Fit(100, threads);
        var many = Fit(4, threads);
        Assert.InRange(many - few, -128, 128);
    }

    private long Fit(int batchSize, int threads)
    {
        FitOptions options = new() { Epochs = 2, BatchSize = batchSize, MaxDegreeOfParallelism = threads };
        _model.Fit(_x, _y, options);
        var before = GC.GetAllocatedBytesForCurrentThread();
        _model.Fit(_x, _y, options);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static void Measure(Action call)
    {
        for (var i = 0; i < 20; i++) call();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 30; i++) call();
        // Rarely a pool finds its object still on the way back from a helper thread and makes another: less than one object per call.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 29 * 24);
    }
}
