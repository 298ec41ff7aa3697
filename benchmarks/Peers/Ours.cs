using NeuralSeqGen;
using Speed;

namespace Peers;

/// <summary>The compiled models, through the flat forms, which allocate nothing.</summary>
internal sealed class Ours : IContender
{
    private delegate void Fit(ReadOnlySpan<float> x, ReadOnlySpan<float> y, FitOptions options);

    private delegate void Predict(ReadOnlySpan<float> x, Span<float> y);

    private readonly Work _work;
    private readonly Fit _fit;
    private readonly float[] _x;
    private readonly float[] _y;

    private Ours(Work work, Fit fit, Predict predict, Predict one, Predict? step = null)
    {
        (_work, _fit, _x, _y) = (work, fit, work.Inputs(work.Samples), work.Targets(work.Samples));
        var p = new float[Work.BatchSize * work.Rows * work.Classes];
        int sample = work.Steps * work.Features, output = work.Rows * work.Classes;
        Batch = () => predict(_x.AsSpan(0, Work.BatchSize * sample), p);
        One = () => one(_x.AsSpan(0, sample), p.AsSpan(0, output));
        Step = step is null ? null : () => step(_x.AsSpan(0, work.Features), p.AsSpan(0, work.Classes));
    }

    public string Name => "NeuralSeqGen";

    public Action? Batch { get; }

    public Action? One { get; }

    public Action? Step { get; }

    public static Ours Of(Work work) => work.Name switch
    {
        "model1" => Of(work, new Model1(1)),
        "model3" => Of(work, new Model3(1)),
        "lstm16" => Of(work, new Lstm16(1)),
        "gru10" => Of(work, new Gru10(1)),
        "tagger" => Of(work, new Tagger(1)),
        "attention" => Of(work, new Speller(1)),
        "gru128" => Of(work, new Gru128(1)),
        _ => throw new ArgumentException(work.Name),
    };

    public Action? Train(int threads)
    {
        var options = new FitOptions { BatchSize = Work.BatchSize, MaxDegreeOfParallelism = threads, Epochs = Contest.Epochs };
        return () => _fit(_x, _y, options);
    }

    /// <summary>What one epoch more allocates, in bytes: its entry in the history.</summary>
    public double AllocatedPerEpoch()
    {
        Allocated(1, 1);
        return (Allocated(101, 1) - Allocated(1, 1)) / 100.0;
    }

    /// <summary>What one batch more allocates, in bytes.</summary>
    public double AllocatedPerBatch()
    {
        Allocated(1, 2);
        return (Allocated(21, 2) - Allocated(1, 2) - Allocated(21, 1) + Allocated(1, 1)) / 20.0;
    }

    public void Dispose()
    {
    }

    private long Allocated(int epochs, int batches)
    {
        var options = new FitOptions { BatchSize = Work.BatchSize, MaxDegreeOfParallelism = 1, Epochs = epochs };
        int count = Work.BatchSize * batches, sample = _work.Steps * _work.Features, output = _work.Rows * _work.Classes;
        long before = GC.GetAllocatedBytesForCurrentThread();
        _fit(_x.AsSpan(0, count * sample), _y.AsSpan(0, count * output), options);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static Ours Of(Work work, Model1 m)
    {
        var state = m.CreateState();
        return new(work, (x, y, o) => m.Fit(x, y, o), m.Predict, m.PredictOne, (x, y) => m.Step(x, y, state));
    }

    private static Ours Of(Work work, Model3 m) => new(work, (x, y, o) => m.Fit(x, y, o), m.Predict, m.PredictOne);

    private static Ours Of(Work work, Lstm16 m)
    {
        var state = m.CreateState();
        return new(work, (x, y, o) => m.Fit(x, y, o), m.Predict, m.PredictOne, (x, y) => m.Step(x, y, state));
    }

    private static Ours Of(Work work, Gru10 m)
    {
        var state = m.CreateState();
        return new(work, (x, y, o) => m.Fit(x, y, o), m.Predict, m.PredictOne, (x, y) => m.Step(x, y, state));
    }

    private static Ours Of(Work work, Tagger m) => new(work, (x, y, o) => m.Fit(x, y, o), m.Predict, m.PredictOne);

    private static Ours Of(Work work, Speller m) => new(work, (x, y, o) => m.Fit(x, x, y, o), (x, y) => m.Predict(x, x, y), (x, y) => m.PredictOne(x, x, y));

    private static Ours Of(Work work, Gru128 m)
    {
        var state = m.CreateState();
        return new(work, (x, y, o) => m.Fit(x, y, o), m.Predict, m.PredictOne, (x, y) => m.Step(x, y, state));
    }
}
