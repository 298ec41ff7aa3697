using System.Runtime.Intrinsics.X86;

namespace NeuralSeqGen.Tests.Core;

public class LaneFunctionTests
{
    public static TheoryData<string> Names => [.. LaneHarness.Functions.Keys];

    [Theory, MemberData(nameof(Names))]
    public void Lanes_AllWidths_SameBits(string name)
    {
        Assert.SkipUnless(Fma.IsSupported, "Without fused multiply-add widths may differ.");
        float[] x = LaneHarness.Grid();
        float[][] results = LaneHarness.Run(name, x);
        for (int i = 0; i < x.Length; i++)
        {
            for (int width = 1; width < 3; width++)
            {
                Assert.True(Same(results[0][i], results[width][i]), $"{name}({x[i]:R}): {results[0][i]:R} at 512 bits, {results[width][i]:R} at {512 >> width}");
            }
        }
    }

    [Theory]
    [InlineData("Exp", 0, 2e-7)]
    [InlineData("Log", 0, 2e-7)]
    [InlineData("Sigmoid", 1.2e-7, 0)]
    [InlineData("Sigmoid", 2e-38, 1.2e-5)]
    [InlineData("Tanh", 1.5e-7, 0)]
    [InlineData("Tanh", 0, 4e-7)]
    [InlineData("Softplus", 0, 3e-7)]
    [InlineData("Erf", 1.2e-7, 0)]
    [InlineData("Erf", 0, 3e-7)]
    [InlineData("Sqrt", 0, 6e-8)]
    public void Lanes_Grid_NearDouble(string name, double absolute, double relative)
    {
        float[] x = LaneHarness.Grid();
        float[][] results = LaneHarness.Run(name, x);
        for (int i = 0; i < x.Length; i++)
        {
            double expected = LaneHarness.Functions[name].Reference(x[i]);
            // Half a unit of the smallest denormal on top of what is promised.
            double bound = absolute + relative * Math.Abs(expected) + 0.8e-45;
            foreach (float[] result in results)
            {
                Assert.True(Near(result[i], expected, bound), $"{name}({x[i]:R}) = {result[i]:R}, but {expected:R}: off by {Math.Abs(result[i] - expected):E2}, {Math.Abs(result[i] / expected - 1):E2} relative");
            }
        }
    }

    /// <summary>To 100,000 near the double; beyond, where neighbouring floats are a hundredth of a turn apart and more, at least between −1 and 1.</summary>
    [Theory]
    [InlineData("Sin")]
    [InlineData("Cos")]
    public void Waves_AreNearDouble(string name)
    {
        float[] turns = [.. Enumerable.Range(-40_000, 80_000).Select(i => i * 2.5f), .. Enumerable.Range(-40_000, 80_000).Select(i => (float)(i * Math.PI / 4)), .. LaneHarness.Grid()];
        foreach (float[] result in LaneHarness.Run(name, turns))
        {
            for (int i = 0; i < turns.Length; i++)
            {
                double expected = LaneHarness.Functions[name].Reference(turns[i]);
                bool isNear = Math.Abs(turns[i]) <= 100_000 ? Math.Abs(result[i] - expected) <= 1.2e-7 : float.IsFinite(turns[i]) ? Math.Abs(result[i]) <= 1 : float.IsNaN(result[i]);
                Assert.True(isNear, $"{name}({turns[i]:R}) = {result[i]:R}, but {expected:R}: off by {Math.Abs(result[i] - expected):E2}");
            }
        }
    }

    [Theory]
    [InlineData("Abs")]
    [InlineData("Truncate")]
    [InlineData("Neg")]
    [InlineData("Sign")]
    public void Lanes_Exact_EqualReference(string name)
    {
        float[] x = LaneHarness.Grid();
        foreach (float[] result in LaneHarness.Run(name, x))
        {
            for (int i = 0; i < x.Length; i++)
            {
                Assert.Equal(LaneHarness.Functions[name].Reference(x[i]), result[i]);
            }
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void Lanes_NaN_StaysNaN(string name)
    {
        float[] x = new float[16];
        Array.Fill(x, float.NaN);
        x[3] = BitConverter.UInt32BitsToSingle(0x7FFFFFFF);
        x[4] = BitConverter.UInt32BitsToSingle(0xFFC00101);
        foreach (float[] result in LaneHarness.Run(name, x))
        {
            Assert.All(result, value => Assert.True(float.IsNaN(value)));
        }
    }

    private static bool Same(float a, float b) => BitConverter.SingleToInt32Bits(a) == BitConverter.SingleToInt32Bits(b) || (float.IsNaN(a) && float.IsNaN(b));

    private static bool Near(float actual, double expected, double bound)
    {
        if (double.IsNaN(expected))
        {
            return float.IsNaN(actual);
        }

        float rounded = (float)expected;
        if (float.IsInfinity(rounded))
        {
            return actual == rounded || Math.Abs(expected) < 3.4028236e38 && Math.Abs(actual) > 3.4028e38;
        }

        return Math.Abs(actual - expected) <= bound;
    }
}
