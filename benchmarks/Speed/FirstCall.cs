using System.Diagnostics;
using System.Runtime;

namespace Speed;

/// <summary>What a process pays for its first PredictOne or its first epoch, and what the JIT does for it. To be the first thing that a process does.</summary>
internal static class FirstCall
{
    private const int Samples = 1000;

    public static void PredictOne()
    {
        float[] x = new float[64 * 15], y = new float[64 * 8];
        Measure("predict_one", () => new Model1(1).PredictOne(x, y));
    }

    public static void Epoch()
    {
        float[] x = RandomData.Inputs(Samples * 64 * 15), y = RandomData.Targets(Samples * 64, 8);
        Measure("epoch", () => new Model1(1).Fit(x, y, new() { Epochs = 1, BatchSize = 128, MaxDegreeOfParallelism = 1 }));
    }

    private static void Measure(string what, Action call)
    {
        long methods = JitInfo.GetCompiledMethodCount();
        var jit = JitInfo.GetCompilationTime();
        var processor = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        call();
        double time = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        processor = Environment.CpuUsage.TotalTime - processor;
        jit = JitInfo.GetCompilationTime() - jit;
        methods = JitInfo.GetCompiledMethodCount() - methods;
        Figure.Print("model1", $"first_{what}", time, "ms");
        Figure.Print("model1", $"first_{what}_processor_time", processor.TotalMilliseconds, "ms");
        Figure.Print("model1", $"first_{what}_in_jit", jit.TotalMilliseconds, "ms");
        Figure.Print("model1", $"first_{what}_compiled", methods, "methods");
    }
}
