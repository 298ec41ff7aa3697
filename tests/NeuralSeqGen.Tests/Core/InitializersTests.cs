using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen.Tests.Core;

public class InitializersTests
{
    [Theory]
    [InlineData(Initializer.GlorotUniform, 40, 60, 0.24494897427831780982)]
    [InlineData(Initializer.HeUniform, 40, 60, 0.38729833462074168852)]
    [InlineData(Initializer.LecunUniform, 40, 60, 0.27386127875258305673)]
    [InlineData(Initializer.RandomUniform, 40, 60, 0.05)]
    public void Uniform_Fans_FillsTheInterval(Initializer initializer, int fanIn, int fanOut, double limit)
    {
        float[] values = Make(initializer, [fanIn, fanOut], fanIn, fanOut);
        Assert.All(values, v => Assert.InRange(v, (float)-limit, (float)limit));
        Assert.InRange(values.Max(), 0.97 * limit, limit);
        Assert.InRange(values.Min(), -limit, -0.97 * limit);
        Assert.InRange(values.Average(v => (double)v), -0.05 * limit, 0.05 * limit);
    }

    [Theory]
    [InlineData(Initializer.GlorotNormal, 0.14142135623730951, true)]
    [InlineData(Initializer.HeNormal, 0.22360679774997896, true)]
    [InlineData(Initializer.LecunNormal, 0.15811388300841897, true)]
    [InlineData(Initializer.RandomNormal, 0.05, false)]
    public void Normal_Fans_HasTheDeviation(Initializer initializer, double deviation, bool truncated)
    {
        float[] values = Make(initializer, [40, 60], 40, 60);
        Assert.InRange(Math.Sqrt(values.Average(v => (double)v * v)), 0.96 * deviation, 1.04 * deviation);
        Assert.Equal(truncated, values.Max(Math.Abs) <= 2 * deviation / 0.8796 + 1e-6);
    }

    [Theory]
    [InlineData(Initializer.GlorotUniform, 1)]
    [InlineData(Initializer.GlorotNormal, 1)]
    [InlineData(Initializer.HeUniform, 2)]
    [InlineData(Initializer.HeNormal, 2)]
    [InlineData(Initializer.LecunUniform, 1)]
    [InlineData(Initializer.LecunNormal, 1)]
    public void Scale_OfVarianceScaling_IsTheOneNumber(Initializer initializer, double keras)
    {
        float[] values = Make(initializer, [40, 60], 40, 60);
        Assert.Equal(values, Make(initializer, [40, 60], 40, 60, keras));
        Assert.All(values.Zip(Make(initializer, [40, 60], 40, 60, 4 * keras)), pair => Assert.Equal(2 * pair.First, pair.Second, 1e-6f));
    }

    [Fact]
    public void Orthogonal_ThreeAxes_CountsTheLeadingOnesAsRows() => Assert.Equal(Make(Initializer.Orthogonal, [6, 5], 6, 5), Make(Initializer.Orthogonal, [2, 3, 5], 6, 5));

    [Fact]
    public void TruncatedNormal_NoDraw_BeyondTwoDeviations()
    {
        float[] values = Make(Initializer.TruncatedNormal, [100, 100], 100, 100, 0.5);
        Assert.InRange(values.Max(Math.Abs), 0.95f, 1f);
    }

    [Theory]
    [InlineData(16, 48, 1.0)]
    [InlineData(48, 16, 1.0)]
    [InlineData(7, 7, 2.0)]
    [InlineData(1, 3, 1.0)]
    [InlineData(1, 1, 1.0)]
    public void Orthogonal_WholeMatrix_HasOrthonormalShortSide(int rows, int columns, double gain)
    {
        float[] values = Make(Initializer.Orthogonal, [rows, columns], rows, columns, gain);
        int n = Math.Min(rows, columns);
        for (int a = 0; a < n; a++)
        {
            for (int b = 0; b < n; b++)
            {
                double dot = 0;
                for (int k = 0; k < Math.Max(rows, columns); k++)
                {
                    dot += rows <= columns ? (double)values[a * columns + k] * values[b * columns + k] : (double)values[k * columns + a] * values[k * columns + b];
                }

                Assert.Equal(a == b ? gain * gain : 0, dot, 1e-6);
            }
        }
    }

    [Fact]
    public void Orthogonal_Signs_MakeTheDiagonalOfRPositive()
    {
        // Q of one column a is a / |a|: with the signs fixed the first entry keeps the sign of the normal draw.
        for (int seed = 0; seed < 20; seed++)
        {
            var draws = new RandomSource(seed, RandomPurpose.Weights);
            double[] a = new[] { draws.NextNormal(), draws.NextNormal(), draws.NextNormal() };
            double norm = Math.Sqrt(a.Sum(v => v * v));
            float[] values = new float[3];
            Initializers.Fill(Weight(Initializer.Orthogonal, [3, 1], 3, 1, double.NaN), seed, 0, values);
            for (int i = 0; i < 3; i++)
            {
                Assert.Equal(a[i] / norm, values[i], 1e-7);
            }
        }
    }

    [Fact]
    public void Fill_Constants_AndForgetBias()
    {
        Assert.All(Make(Initializer.Zeros, [5], 5, 5), v => Assert.Equal(0f, v));
        Assert.All(Make(Initializer.Ones, [5], 5, 5), v => Assert.Equal(1f, v));
        Assert.All(Make(Initializer.Constant, [5], 5, 5, 0.25), v => Assert.Equal(0.25f, v));
        Assert.Equal([2f, 0f, 0f, 0f, 2f, 0f], Make(Initializer.Identity, [2, 3], 2, 3, 2));
        float[] bias = new float[8];
        Initializers.Fill(new WeightDefinition { Name = "lstm_1/bias", Layer = "lstm_1", Shape = [8], Offset = 0, Length = 8, Initializer = Initializer.Zeros, Ones = (2, 4) }, 0, 0, bias);
        Assert.Equal([0f, 0f, 1f, 1f, 0f, 0f, 0f, 0f], bias);
    }

    [Fact]
    public void Fill_SameSeed_SameBitsOnEveryMachine()
    {
        // The same two fingerprints come from the documented algorithm written in another language.
        Assert.Equal(2758530288u, Fingerprint(Make(Initializer.GlorotUniform, [15, 48], 15, 48)));
        Assert.Equal(1398295491u, Fingerprint(Make(Initializer.Orthogonal, [16, 48], 16, 48)));
    }

    private static uint Fingerprint(float[] values)
    {
        uint hash = 2166136261u;
        foreach (float value in values)
        {
            hash = unchecked((hash ^ BitConverter.SingleToUInt32Bits(value)) * 16777619u);
        }

        return hash;
    }

    private static float[] Make(Initializer initializer, int[] shape, int fanIn, int fanOut, double value = double.NaN)
    {
        float[] values = new float[shape.Aggregate(1, (a, b) => a * b)];
        Initializers.Fill(Weight(initializer, shape, fanIn, fanOut, value), 42, 3, values);
        return values;
    }

    private static WeightDefinition Weight(Initializer initializer, int[] shape, int fanIn, int fanOut, double value) => new()
    {
        Name = "dense_1/kernel", Layer = "dense_1", Shape = shape, Offset = 0, Length = shape.Aggregate(1, (a, b) => a * b),
        Initializer = initializer, InitializerValue = value, FanIn = fanIn, FanOut = fanOut,
    };
}
