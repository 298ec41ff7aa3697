using System.Runtime.Intrinsics;
using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen.Tests.Core;

/// <summary>Runs one lane function over an array at each width.</summary>
internal static unsafe class LaneHarness
{
    public delegate Vector512<float> F512(Vector512<float> x);

    public delegate Vector256<float> F256(Vector256<float> x);

    public delegate Vector128<float> F128(Vector128<float> x);

    public static readonly Dictionary<string, (F512 Wide, F256 Half, F128 Quarter, Func<double, double> Reference)> Functions = new()
    {
        ["Exp"] = (Lanes512.Exp, Lanes256.Exp, Lanes128.Exp, Math.Exp),
        ["Log"] = (Lanes512.Log, Lanes256.Log, Lanes128.Log, Math.Log),
        ["Sigmoid"] = (Lanes512.Sigmoid, Lanes256.Sigmoid, Lanes128.Sigmoid, x => 1 / (1 + Math.Exp(-x))),
        ["Tanh"] = (Lanes512.Tanh, Lanes256.Tanh, Lanes128.Tanh, Math.Tanh),
        ["Softplus"] = (Lanes512.Softplus, Lanes256.Softplus, Lanes128.Softplus, x => Math.Max(x, 0) + LaneReference.Log1p(Math.Exp(-Math.Abs(x)))),
        ["Erf"] = (Lanes512.Erf, Lanes256.Erf, Lanes128.Erf, LaneReference.Erf),
        ["Sin"] = (Lanes512.Sin, Lanes256.Sin, Lanes128.Sin, Math.Sin),
        ["Cos"] = (Lanes512.Cos, Lanes256.Cos, Lanes128.Cos, Math.Cos),
        ["Truncate"] = (Lanes512.Truncate, Lanes256.Truncate, Lanes128.Truncate, Math.Truncate),
        ["Sqrt"] = (Lanes512.Sqrt, Lanes256.Sqrt, Lanes128.Sqrt, Math.Sqrt),
        ["Abs"] = (Lanes512.Abs, Lanes256.Abs, Lanes128.Abs, Math.Abs),
        ["Neg"] = (Lanes512.Neg, Lanes256.Neg, Lanes128.Neg, x => -x),
        ["Sign"] = (Lanes512.Sign, Lanes256.Sign, Lanes128.Sign, x => double.IsNaN(x) ? x : Math.Sign(x)),
    };

    public static float[][] Run(string name, float[] x)
    {
        var (wide, half, quarter, _) = Functions[name];
        float[][] results = [new float[x.Length], new float[x.Length], new float[x.Length]];
        fixed (float* p = x, a = results[0], b = results[1], c = results[2])
        {
            for (int i = 0; i < x.Length; i += 16)
            {
                Lanes512.Store(a + i, wide(Lanes512.Load(p + i)));
                for (int k = 0; k < 16; k += 8)
                {
                    Lanes256.Store(b + i + k, half(Lanes256.Load(p + i + k)));
                }

                for (int k = 0; k < 16; k += 4)
                {
                    Lanes128.Store(c + i + k, quarter(Lanes128.Load(p + i + k)));
                }
            }
        }

        return results;
    }

    /// <summary>Special values, and dense grids around 0 and out to where the functions saturate.</summary>
    public static float[] Grid()
    {
        var values = new List<float>
        {
            0f, -0f, 1f, -1f, float.NaN, BitConverter.UInt32BitsToSingle(0x7FC00001), BitConverter.UInt32BitsToSingle(0xFFFFFFFF),
            float.PositiveInfinity, float.NegativeInfinity, float.MaxValue, float.MinValue, float.Epsilon, -float.Epsilon, 1.17549435e-38f, 1e-40f, -1e-40f,
            88.72f, 88.73f, -87.3f, -87.4f, -103.9f, -104f, 126f, -126f, 127f, -127f, 200f, -200f, 1e10f, -1e10f,
        };
        foreach (float range in new[] { 1e-6f, 1e-3f, 0.1f, 1f, 5f, 12f, 40f, 104f })
        {
            for (int i = -4000; i <= 4000; i++)
            {
                values.Add(i / 4000f * range);
            }
        }

        for (uint bits = 0x00000001u; bits < 0x7F800000u; bits += 0x0003_1415)
        {
            values.Add(BitConverter.UInt32BitsToSingle(bits));
        }

        while (values.Count % 16 != 0)
        {
            values.Add(0.5f);
        }

        return [.. values];
    }
}
