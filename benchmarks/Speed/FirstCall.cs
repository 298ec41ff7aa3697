using System.Diagnostics;
using System.Runtime;

namespace Speed;

/// <summary>What a process pays for its first PredictOne, and what the JIT does for it. To be the first thing that a process does.</summary>
internal static class FirstCall
{
    public static void Run()
    {
        float[] x = new float[64 * 15], y = new float[64 * 8];
        long methods = JitInfo.GetCompiledMethodCount();
        var jit = JitInfo.GetCompilationTime();
        long start = Stopwatch.GetTimestamp();
        new Model1(1).PredictOne(x, y);
        double time = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        jit = JitInfo.GetCompilationTime() - jit;
        methods = JitInfo.GetCompiledMethodCount() - methods;
        Figure.Print("model1", "first_predict_one", time, "ms");
        Figure.Print("model1", "first_predict_one_in_jit", jit.TotalMilliseconds, "ms");
        Figure.Print("model1", "first_predict_one_compiled", methods, "methods");
    }
}
