using System.Runtime.Intrinsics;
using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen.Tests.Core;

public unsafe class LaneOperationTests
{
    private static readonly float[] A = [1f, -2f, 0f, float.NaN, 3.5f, -0f, 7f, float.PositiveInfinity, 1f, 2f, 3f, 4f, 5f, 6f, 7f, 8f];
    private static readonly float[] B = [1f, 3f, -1f, 2f, float.NaN, 0f, 6f, 1f, 8f, 7f, 6f, 5f, 4f, 3f, 2f, 1f];

    [Fact]
    public void Comparisons_AllWidths_GiveZeroOrOne()
    {
        Check(Lanes512.Equal, Lanes256.Equal, Lanes128.Equal, (a, b) => a == b ? 1 : 0);
        Check(Lanes512.Less, Lanes256.Less, Lanes128.Less, (a, b) => a < b ? 1 : 0);
        Check(Lanes512.LessEqual, Lanes256.LessEqual, Lanes128.LessEqual, (a, b) => a <= b ? 1 : 0);
        Check(Lanes512.Greater, Lanes256.Greater, Lanes128.Greater, (a, b) => a > b ? 1 : 0);
        Check(Lanes512.GreaterEqual, Lanes256.GreaterEqual, Lanes128.GreaterEqual, (a, b) => a >= b ? 1 : 0);
    }

    [Fact]
    public void MaxAndMin_NaN_Propagates()
    {
        Check(Lanes512.Max, Lanes256.Max, Lanes128.Max, MathF.Max);
        Check(Lanes512.Min, Lanes256.Min, Lanes128.Min, MathF.Min);
    }

    [Fact]
    public void Select_NonzeroMask_TakesFirst()
    {
        Check((a, b) => Lanes512.Select(a, b, a), (a, b) => Lanes256.Select(a, b, a), (a, b) => Lanes128.Select(a, b, a), (a, b) => a != 0 ? b : a);
    }

    [Fact]
    public void Fma_ExactCase_RoundsOnce()
    {
        Assert.SkipUnless(System.Runtime.Intrinsics.X86.Fma.IsSupported, "Needs fused multiply-add.");
        const float X = 1f + 1f / 8192;
        float expected = MathF.FusedMultiplyAdd(X, X, -1f);
        Assert.Equal(expected, Vector512.MultiplyAddEstimate(Lanes512.Create(X), Lanes512.Create(X), Lanes512.Create(-1f)).GetElement(15));
        Assert.Equal(expected, Vector256.MultiplyAddEstimate(Lanes256.Create(X), Lanes256.Create(X), Lanes256.Create(-1f)).GetElement(7));
        Assert.Equal(expected, Vector128.MultiplyAddEstimate(Lanes128.Create(X), Lanes128.Create(X), Lanes128.Create(-1f)).GetElement(3));
    }

    [Fact]
    public void AddLanes_AllWidths_FixedTree()
    {
        float[] x = [1e8f, 1f, -1e8f, 3f, 0.1f, 0.2f, 0.3f, 0.4f, 1e-3f, 5f, -7f, 1e4f, 11f, 13f, 17f, 1e7f];
        float expected = 0.25f;
        double expectedDouble = 0.25;
        for (int q = 0; q < 16; q += 4)
        {
            expected += x[q] + x[q + 2] + (x[q + 1] + x[q + 3]);
            expectedDouble += (double)x[q] + x[q + 2] + ((double)x[q + 1] + x[q + 3]);
        }
        float f512 = 0.25f, f256 = 0.25f, f128 = 0.25f;
        double d512 = 0.25, d256 = 0.25, d128 = 0.25;
        fixed (float* p = x)
        {
            Lanes512.AddLanes(&f512, Lanes512.Load(p));
            Lanes512.AddLanes(&d512, Lanes512.Load(p));
            for (int i = 0; i < 16; i += 8)
            {
                Lanes256.AddLanes(&f256, Lanes256.Load(p + i));
            }

            for (int i = 0; i < 16; i += 8)
            {
                Lanes256.AddLanes(&d256, Lanes256.Load(p + i));
            }

            for (int i = 0; i < 16; i += 4)
            {
                Lanes128.AddLanes(&f128, Lanes128.Load(p + i));
            }

            for (int i = 0; i < 16; i += 4)
            {
                Lanes128.AddLanes(&d128, Lanes128.Load(p + i));
            }
        }
        Assert.Equal([expected, expected, expected], [f512, f256, f128]);
        Assert.Equal([expectedDouble, expectedDouble, expectedDouble], [d512, d256, d128]);
    }

    [Fact]
    public void AddLanes_FourVectors_GivesTheBitsOfOneAtATime()
    {
        var random = new Random(3);
        float[] x = [.. Enumerable.Range(0, 64).Select(_ => (float)Math.Exp(20 * (random.NextDouble() - 0.5)))];
        float* one = stackalloc float[4], w512 = stackalloc float[4], w256 = stackalloc float[4], w128 = stackalloc float[4];
        for (int i = 0; i < 4; i++)
        {
            one[i] = w512[i] = w256[i] = w128[i] = i;
        }

        fixed (float* p = x)
        {
            for (int i = 0; i < 4; i++)
            {
                Lanes512.AddLanes(one + i, Lanes512.Load(p + i * 16));
            }

            Lanes512.AddLanes(w512, Lanes512.Load(p), Lanes512.Load(p + 16), Lanes512.Load(p + 32), Lanes512.Load(p + 48));
            for (int i = 0; i < 16; i += 8)
            {
                Lanes256.AddLanes(w256, Lanes256.Load(p + i), Lanes256.Load(p + 16 + i), Lanes256.Load(p + 32 + i), Lanes256.Load(p + 48 + i));
            }

            for (int i = 0; i < 16; i += 4)
            {
                Lanes128.AddLanes(w128, Lanes128.Load(p + i), Lanes128.Load(p + 16 + i), Lanes128.Load(p + 32 + i), Lanes128.Load(p + 48 + i));
            }
        }
        for (int i = 0; i < 4; i++)
        {
            Assert.Equal([one[i], one[i], one[i]], [w512[i], w256[i], w128[i]]);
        }
    }

    [Theory]
    [InlineData(42UL, 3u, 17L, 0, 0u)]
    [InlineData(ulong.MaxValue, uint.MaxValue, long.MaxValue, 1 << 20, uint.MaxValue)]
    [InlineData(0UL, 0u, 0L, 112, 959u)]
    public void Random_AllWidths_EqualScalarReference(ulong seed, uint stream, long batch, int first, uint element)
    {
        var wide = Lanes512.Random(seed, stream, batch, first, element);
        for (int lane = 0; lane < 16; lane++)
        {
            float expected = LaneRandom.Uniform(seed, stream, batch, first + lane, element);
            Assert.InRange(expected, 0f, 1f - 1f / (1 << 24));
            Assert.Equal(expected, wide[lane]);
            Assert.Equal(expected, Lanes256.Random(seed, stream, batch, first + lane / 8 * 8, element)[lane % 8]);
            Assert.Equal(expected, Lanes128.Random(seed, stream, batch, first + lane / 4 * 4, element)[lane % 4]);
        }
    }

    [Fact]
    public void Random_ManyDraws_LooksUniformInEveryArgument()
    {
        // 64 cells, 1,024 expected in each: a chi-square of 64 degrees stays below 130 but for one case in a million.
        foreach (var draw in new Func<int, float>[]
        {
            i => LaneRandom.Uniform(1, 2, 3, i, 5), i => LaneRandom.Uniform(1, 2, 3, 4, (uint)i), i => LaneRandom.Uniform(1, 2, i, 4, 5),
            i => LaneRandom.Uniform(1, (uint)i, 3, 4, 5), i => LaneRandom.Uniform((ulong)i, 2, 3, 4, 5), i => LaneRandom.Uniform(9, 2, 3, i % 256, (uint)i / 256),
        })
        {
            int[] cells = new int[64];
            for (int i = 0; i < 65536; i++)
            {
                cells[(int)(draw(i) * 64)]++;
            }

            Assert.InRange(cells.Sum(c => (c - 1024.0) * (c - 1024.0) / 1024), 20, 130);
        }
    }

    private static void Check(
        Func<Vector512<float>, Vector512<float>, Vector512<float>> wide, Func<Vector256<float>, Vector256<float>, Vector256<float>> half,
        Func<Vector128<float>, Vector128<float>, Vector128<float>> quarter, Func<float, float, float> reference)
    {
        fixed (float* a = A, b = B)
        {
            for (int i = 0; i < 16; i++)
            {
                float expected = reference(A[i], B[i]);
                Assert.Equal(expected, wide(Lanes512.Load(a), Lanes512.Load(b))[i]);
                Assert.Equal(expected, half(Lanes256.Load(a + i / 8 * 8), Lanes256.Load(b + i / 8 * 8))[i % 8]);
                Assert.Equal(expected, quarter(Lanes128.Load(a + i / 4 * 4), Lanes128.Load(b + i / 4 * 4))[i % 4]);
            }
        }
    }
}
