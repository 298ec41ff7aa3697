using System.Diagnostics;
using System.Globalization;

namespace Speed;

/// <summary>Measures by the median of many runs and prints one JSON line.</summary>
internal static class Figure
{
    public static void Print(string model, string metric, double value, string unit, double peakShare = double.NaN)
    {
        string share = double.IsNaN(peakShare) ? "" : string.Create(CultureInfo.InvariantCulture, $", \"of_peak\": {peakShare:F3}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{{\"model\": \"{model}\", \"metric\": \"{metric}\", \"value\": {value:G6}, \"unit\": \"{unit}\"{share}}}"));
    }

    /// <summary>Median seconds of one call, after a third of the time to warm up.</summary>
    public static double Median(double seconds, Action action)
    {
        Repeat(seconds / 3, action, null);
        var times = new List<double>();
        Repeat(seconds, action, times);
        times.Sort();
        return times[times.Count / 2];
    }

    private static void Repeat(double seconds, Action action, List<double>? times)
    {
        long start = Stopwatch.GetTimestamp();
        do
        {
            long before = Stopwatch.GetTimestamp();
            action();
            times?.Add(Stopwatch.GetElapsedTime(before).TotalSeconds);
        }
        while (Stopwatch.GetElapsedTime(start).TotalSeconds < seconds);
    }
}
