using System.Diagnostics;
using NeuralSeqGen;

namespace Speed;

/// <summary>Training, in samples a second: whole epochs through Fit, one and two threads, batches of 128.</summary>
internal static class Training
{
    public static void Run(double seconds, double peak)
    {
        FirstEpoch("model1", (x, y, o) => new Model1(1).Fit(x, y, o));
        FirstEpoch("model1_unrolled", (x, y, o) => new Model1Unrolled(1).Fit(x, y, o));
        Measure("model1_unrolled", seconds, 1000, peak, 64, 15, 16, 8, true, (x, y, o) => _model1Unrolled.Fit(x, y, o));
        Measure("model1", seconds, 1000, peak, 64, 15, 16, 8, true, (x, y, o) => _model1.Fit(x, y, o));
        Measure("model3", seconds, 1000, peak, 64, 15, 16, 8, false, (x, y, o) => _model3.Fit(x, y, o));
        Measure("gru10", seconds, 1000, peak, 64, 15, 10, 3, true, (x, y, o) => _gru10.Fit(x, y, o));
        Measure("gru128", seconds, 256, peak, 128, 64, 128, 64, true, (x, y, o) => _gru128.Fit(x, y, o));
    }

    private static readonly Model1 _model1 = new(1);
    private static readonly Model1Unrolled _model1Unrolled = new(1);
    private static readonly Model3 _model3 = new(1);
    private static readonly Gru10 _gru10 = new(1);
    private static readonly Gru128 _gru128 = new(1);

    private delegate void Epoch(ReadOnlySpan<float> x, ReadOnlySpan<float> y, FitOptions options);

    /// <summary>The first epoch of a model, compilation by the JIT included.</summary>
    private static void FirstEpoch(string name, Epoch epoch)
    {
        float[] x = RandomData.Inputs(1000 * 64 * 15), y = RandomData.Targets(1000 * 64, 8);
        long start = Stopwatch.GetTimestamp();
        epoch(x, y, new() { BatchSize = 128 });
        Figure.Print(name, "first_epoch_with_jit", Stopwatch.GetElapsedTime(start).TotalMilliseconds, "ms");
    }

    private static void Measure(string name, double seconds, int samples, double peak, int steps, int features, int units, int classes, bool sequence, Epoch epoch)
    {
        int rows = sequence ? steps : 1;
        float[] x = RandomData.Inputs(samples * steps * features), y = RandomData.Targets(samples * rows, classes);
        foreach (int threads in new[] { 1, 2 })
        {
            var options = new FitOptions { BatchSize = 128, MaxDegreeOfParallelism = threads };
            double time = Figure.Median(seconds, () => epoch(x, y, options));
            double gigaflop = Flops(steps, features, units, classes, rows) * samples / 1e9;
            Figure.Print(name, $"training_{threads}_thread{(threads > 1 ? "s" : "")}", samples / time, "samples/s", gigaflop / time / peak / threads);
        }
    }

    /// <summary>Multiply-adds of forward, backward (no input gradient) and weight gradients, times 2.</summary>
    private static double Flops(int steps, int features, int units, int classes, int rows) =>
        (steps * 2.0 * ((2 * 3 * features * units) + (3 * 3 * units * units))) + (rows * 2.0 * 3 * units * classes);
}
