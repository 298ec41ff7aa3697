using System.Diagnostics;
using Speed;

namespace Peers;

/// <summary>How a process begins: the first epoch with all that is loaded and compiled for it, and when training has reached its speed. Runs in a process of its own.</summary>
internal static class Start
{
    private const double Seconds = 4;

    /// <summary>Starts this program again for one contender and passes on what it prints.</summary>
    public static void InProcessOfItsOwn(Work work, string contender)
    {
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["--start", work.Name, contender]) { RedirectStandardOutput = true })!;
        Console.Write(process.StandardOutput.ReadToEnd());
        process.WaitForExit();
    }

    public static void Measure(Work work, Func<IContender> create)
    {
        MakeData(work);
        double data = MakeData(work);
        long start = Stopwatch.GetTimestamp();
        using var contender = create();
        var train = contender.Train(1)!;
        var ends = new List<double>();
        do
        {
            train();
            ends.Add(Stopwatch.GetElapsedTime(start).TotalSeconds - data);
        }
        while (ends[^1] < Seconds);

        // of Contest.Epochs epochs in the first call all but one run at the second call's speed or better
        double first = ends[0] - ((ends[1] - ends[0]) * (Contest.Epochs - 1) / Contest.Epochs);
        var times = ends.Select((end, i) => end - (i == 0 ? 0 : ends[i - 1])).ToList();
        double reached = ends[times.FindIndex(t => t <= times.Order().ElementAt(times.Count / 10) / 0.8)];
        Figure.Print($"{work.Name}, {contender.Name}", "first epoch with JIT", first * 1e3, "ms");
        Figure.Print($"{work.Name}, {contender.Name}", "time to 80 % of full speed", reached * 1e3, "ms");
    }

    // contenders make their random data themselves; the time for it is nobody's
    private static double MakeData(Work work)
    {
        long start = Stopwatch.GetTimestamp();
        work.Inputs(work.Samples);
        work.Targets(work.Samples);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
