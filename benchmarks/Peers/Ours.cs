using NeuralSeqGen;
using Speed;

namespace Peers;

/// <summary>The compiled models, through the flat forms, which allocate nothing.</summary>
internal sealed class Ours : IContender
{
    private delegate void Fit(ReadOnlySpan<float> x, ReadOnlySpan<float> y, FitOptions options);

    private delegate void Predict(ReadOnlySpan<float> x, Span<float> y);

    private Ours(Work work, Fit fit, Predict predict, Predict one)
    {
        float[] x = work.Inputs(work.Samples), y = work.Targets(work.Samples), p = new float[Work.BatchSize * work.Rows * work.Classes];
        var options = new FitOptions { BatchSize = Work.BatchSize, MaxDegreeOfParallelism = 1 };
        int sample = work.Steps * work.Features, output = work.Rows * work.Classes;
        Epoch = () => fit(x, y, options);
        Batch = () => predict(x.AsSpan(0, Work.BatchSize * sample), p);
        One = () => one(x.AsSpan(0, sample), p.AsSpan(0, output));
    }

    public string Name => "NeuralSeqGen";

    public Action? Epoch { get; }

    public Action? Batch { get; }

    public Action? One { get; }

    public static Ours Of(Work work) => work.Name switch
    {
        "model1" => Of(work, new Model1(1)),
        "model3" => Of(work, new Model3(1)),
        "lstm16" => Of(work, new Lstm16(1)),
        "gru10" => Of(work, new Gru10(1)),
        "tagger" => Of(work, new Tagger(1)),
        "gru128" => Of(work, new Gru128(1)),
        _ => throw new ArgumentException(work.Name),
    };

    public void Dispose()
    {
    }

    private static Ours Of(Work work, Model1 m) => new(work, (x, y, o) => m.Fit(x, y, o), m.Predict, m.PredictOne);

    private static Ours Of(Work work, Model3 m) => new(work, (x, y, o) => m.Fit(x, y, o), m.Predict, m.PredictOne);

    private static Ours Of(Work work, Lstm16 m) => new(work, (x, y, o) => m.Fit(x, y, o), m.Predict, m.PredictOne);

    private static Ours Of(Work work, Gru10 m) => new(work, (x, y, o) => m.Fit(x, y, o), m.Predict, m.PredictOne);

    private static Ours Of(Work work, Tagger m) => new(work, (x, y, o) => m.Fit(x, y, o), m.Predict, m.PredictOne);

    private static Ours Of(Work work, Gru128 m) => new(work, (x, y, o) => m.Fit(x, y, o), m.Predict, m.PredictOne);
}
