using System.Runtime.Intrinsics;
using BenchmarkDotNet.Attributes;
using NeuralSeqGen.CompilerServices;

namespace Kernels;

/// <summary>The functions inside the kernels, over 4,096 numbers in the first-level cache; the library's exponential beside ours.</summary>
public unsafe class Functions
{
    private const int Count = 4096;

    private readonly float[] _x = GC.AllocateArray<float>(Count, pinned: true);
    private readonly float[] _y = GC.AllocateArray<float>(Count, pinned: true);

    public Functions()
    {
        var random = new Random(1);
        for (int i = 0; i < Count; i++)
        {
            _x[i] = (float)((random.NextDouble() * 8) - 4);
        }
    }

    [Benchmark(Baseline = true)]
    public void Copy() => Each<Same>();

    [Benchmark]
    public void Exp() => Each<OurExp>();

    [Benchmark]
    public void LibraryExp() => Each<TheirExp>();

    [Benchmark]
    public void Sigmoid() => Each<OurSigmoid>();

    [Benchmark]
    public void Tanh() => Each<OurTanh>();

    [Benchmark]
    public void Log() => Each<OurLog>();

    private void Each<TFunction>() where TFunction : IFunction
    {
        fixed (float* x = _x, y = _y)
        {
            for (int i = 0; i < Count; i += Vector512<float>.Count)
            {
                TFunction.Of(Vector512.Load(x + i)).Store(y + i);
            }
        }
    }

    // types, so that the loop is compiled for each function and calls nothing
    private interface IFunction
    {
        static abstract Vector512<float> Of(Vector512<float> x);
    }

    private readonly struct Same : IFunction
    {
        public static Vector512<float> Of(Vector512<float> x) => x;
    }

    private readonly struct OurExp : IFunction
    {
        public static Vector512<float> Of(Vector512<float> x) => Lanes512.Exp(x);
    }

    private readonly struct TheirExp : IFunction
    {
        public static Vector512<float> Of(Vector512<float> x) => Vector512.Exp(x);
    }

    private readonly struct OurSigmoid : IFunction
    {
        public static Vector512<float> Of(Vector512<float> x) => Lanes512.Sigmoid(x);
    }

    private readonly struct OurTanh : IFunction
    {
        public static Vector512<float> Of(Vector512<float> x) => Lanes512.Tanh(x);
    }

    private readonly struct OurLog : IFunction
    {
        public static Vector512<float> Of(Vector512<float> x) => Lanes512.Log(Lanes512.Abs(x));
    }
}
