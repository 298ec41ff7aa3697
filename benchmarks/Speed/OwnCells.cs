using System.Diagnostics;
using NeuralSeqGen;

namespace Speed;

/// <summary>Training with a cell that is a function, in times of the layer of the catalogue; epochs of both in turn, on one thread.</summary>
internal static class OwnCells
{
    public static void Run(double seconds)
    {
        Model1 gru16 = new(1);
        Gru16Own gru16Own = new(1);
        Lstm16 lstm16 = new(1);
        Lstm16Own lstm16Own = new(1);
        Gru128 gru128 = new(1);
        Gru128Own gru128Own = new(1);
        Compare("gru16", seconds, 1000, 64, 15, 8, (x, y, o) => gru16.Fit(x, y, o), (x, y, o) => gru16Own.Fit(x, y, o));
        Compare("lstm16", seconds, 1000, 64, 15, 8, (x, y, o) => lstm16.Fit(x, y, o), (x, y, o) => lstm16Own.Fit(x, y, o));
        Compare("gru128", seconds, 256, 128, 64, 64, (x, y, o) => gru128.Fit(x, y, o), (x, y, o) => gru128Own.Fit(x, y, o));
    }

    private delegate void Epoch(ReadOnlySpan<float> x, ReadOnlySpan<float> y, FitOptions options);

    private static void Compare(string name, double seconds, int samples, int steps, int features, int classes, Epoch builtIn, Epoch own)
    {
        float[] x = RandomData.Inputs(samples * steps * features), y = RandomData.Targets(samples * steps, classes);
        var options = new FitOptions { BatchSize = 128, MaxDegreeOfParallelism = 1 };
        Figure.Median(seconds / 3, () => builtIn(x, y, options));
        Figure.Median(seconds / 3, () => own(x, y, options));
        List<double> first = [], second = [], ratios = [];
        for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start).TotalSeconds < 2 * seconds;)
        {
            first.Add(Time(() => builtIn(x, y, options)));
            second.Add(Time(() => own(x, y, options)));
            ratios.Add(second[^1] / first[^1]);
        }

        Figure.Print(name, "training_1_thread", samples / Median(first), "samples/s");
        Figure.Print(name + "_own", "training_1_thread", samples / Median(second), "samples/s");
        Figure.Print(name + "_own", "time_of_built_in", Median(ratios), "times");
    }

    private static double Time(Action epoch)
    {
        long start = Stopwatch.GetTimestamp();
        epoch();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }
}
