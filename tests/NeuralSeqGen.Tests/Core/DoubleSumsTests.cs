using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen.Tests.Core;

/// <summary>Sums and norms in double over every layout that programs over whole weights have.</summary>
public unsafe class DoubleSumsTests
{
    [Theory]
    [InlineData(1, 1), InlineData(1, 37), InlineData(5, 16), InlineData(3, 50), InlineData(17, 1)]
    public void SumAndNorm_OfNeighboursAndOfElementsApart(int rows, int columns)
    {
        float[] x = Numbers(rows * 64);
        double sum = 0, square = 0;
        for (int i = 0; i < rows * columns; i++)
        {
            double value = x[i / columns * 64 + i % columns];
            sum += value;
            square += value * value;
        }

        fixed (float* p = x)
        {
            Assert.Equal(sum, DoubleSums.Sum(p, rows, 64, columns, 1), 1e-12);
            Assert.Equal(Math.Sqrt(square), DoubleSums.Norm(p, rows, 64, columns, 1), 1e-12);
            Assert.Equal(sum, DoubleSums.Sum(p, columns, 1, rows, 64), 1e-12);
            Assert.Equal(Math.Sqrt(square), DoubleSums.Norm(p, columns, 1, rows, 64), 1e-12);
        }
    }

    [Fact]
    public void Norm_KeepsWhatFloatLoses()
    {
        // 2²⁴ ones and one more; squares beyond the range of float
        float[] ones = new float[(1 << 24) + 1];
        ones.AsSpan().Fill(1);
        float[] large = [3e30f, 4e30f];
        fixed (float* p = ones, q = large)
        {
            Assert.Equal((1 << 24) + 1, DoubleSums.Sum(p, 1, 0, ones.Length, 1));
            Assert.Equal(5e30, DoubleSums.Norm(q, 1, 0, 2, 1), 1e24);
        }
    }

    [Theory]
    [InlineData(false), InlineData(true)]
    public void Sums_OfTheLastAxisAndOfTheOneBefore(bool isLast)
    {
        // (2, 5, 11) in rows of 16: sums over columns, or over rows, whose results are neighbours
        float[] x = Numbers(2 * 5 * 16), sums = new float[2 * 16], norms = new float[2 * 16];
        int kept = isLast ? 5 : 11, summed = isLast ? 11 : 5;
        fixed (float* p = x, s = sums, n = norms)
        {
            DoubleSums.Sums(p, (2, 80), (kept, isLast ? 16 : 1), (1, 0), (summed, isLast ? 1 : 16), s, 16);
            DoubleSums.Norms(p, (2, 80), (kept, isLast ? 16 : 1), (1, 0), (summed, isLast ? 1 : 16), n, 16);
        }

        for (int i = 0; i < 2 * kept; i++)
        {
            double[] values = [.. Enumerable.Range(0, summed).Select(k => (double)x[i / kept * 80 + (isLast ? i % kept * 16 + k : k * 16 + i % kept)])];
            Assert.Equal(values.Sum(), sums[i / kept * 16 + i % kept], 1e-6);
            Assert.Equal(Math.Sqrt(values.Sum(v => v * v)), norms[i / kept * 16 + i % kept], 1e-6);
        }
    }

    private static float[] Numbers(int count)
    {
        var random = new Random(count);
        return [.. Enumerable.Range(0, count).Select(_ => (float)random.NextDouble() - 0.4f)];
    }
}
