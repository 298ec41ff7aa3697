using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen.Tests.Core;

public class RandomSourceTests
{
    [Fact]
    public void NextUInt64_KnownSeed_FixedSequence()
    {
        // The generator as documented, written out once more: the sequence is a promise to files and papers.
        ulong state = Finish(Finish(unchecked(42UL + 1 * 0x9E3779B97F4A7C15)) + unchecked(7UL * 0x9E3779B97F4A7C15));
        ulong[] s = new ulong[4];
        for (int i = 0; i < 4; i++)
        {
            s[i] = Finish(state = unchecked(state + 0x9E3779B97F4A7C15));
        }

        var random = new RandomSource(42, RandomPurpose.Weights, 7);
        for (int i = 0; i < 100; i++)
        {
            Assert.Equal(Xoshiro(s), random.NextUInt64());
        }
    }

    [Fact]
    public void NextUInt64_FirstNumbers_AreThese()
    {
        var random = new RandomSource(0, RandomPurpose.Shuffling);
        var other = new RandomSource(0, RandomPurpose.Noise);
        var again = new RandomSource(0, RandomPurpose.Shuffling);
        ulong[] numbers = Enumerable.Range(0, 4).Select(_ => random.NextUInt64()).ToArray();
        Assert.Equal(numbers, Enumerable.Range(0, 4).Select(_ => again.NextUInt64()));
        Assert.NotEqual(numbers[0], other.NextUInt64());
        Assert.NotEqual(numbers[0], new RandomSource(0, RandomPurpose.Shuffling, 1).NextUInt64());
        Assert.NotEqual(numbers[0], new RandomSource(1, RandomPurpose.Shuffling).NextUInt64());
    }

    [Fact]
    public void NextInt_AnyBound_CoversItEvenly()
    {
        var random = new RandomSource(3, RandomPurpose.Shuffling);
        int[] cells = new int[7];
        for (int i = 0; i < 70_000; i++)
        {
            cells[random.NextInt(7)]++;
        }

        Assert.InRange(cells.Sum(c => (c - 1e4) * (c - 1e4) / 1e4), 0, 35);
        Assert.Equal(0, random.NextInt(1));
        Assert.InRange(random.NextInt(int.MaxValue), 0, int.MaxValue - 1);
        Assert.Throws<ArgumentOutOfRangeException>(() => random.NextInt(0));
    }

    [Fact]
    public void NextNormal_ManyDraws_HasTheRightMoments()
    {
        var random = new RandomSource(5, RandomPurpose.Weights);
        double sum = 0, square = 0, fourth = 0;
        const int Draws = 200_000;
        for (int i = 0; i < Draws; i++)
        {
            double z = random.NextNormal();
            sum += z;
            square += z * z;
            fourth += z * z * z * z;
        }
        Assert.InRange(sum / Draws, -0.01, 0.01);
        Assert.InRange(square / Draws, 0.985, 1.015);
        Assert.InRange(fourth / Draws, 2.9, 3.1);
    }

    [Fact]
    public void Shuffle_Thousand_IsAPermutation()
    {
        int[] values = Enumerable.Range(0, 1000).ToArray();
        new RandomSource(9, RandomPurpose.Shuffling).Shuffle(values);
        Assert.NotEqual(Enumerable.Range(0, 1000), values);
        Assert.Equal(Enumerable.Range(0, 1000), values.Order());
    }

    [Fact]
    public void PortableLog_Grid_NearMathLog()
    {
        for (double x = 1e-300; x < 1e300; x *= 1.37)
        {
            Assert.Equal(Math.Log(x), PortableMath.Log(x), Math.Abs(Math.Log(x)) * 4e-16 + 1e-300);
        }

        for (double x = 0.5; x < 2; x += 1.0 / 1024)
        {
            Assert.Equal(Math.Log(x), PortableMath.Log(x), Math.Abs(Math.Log(x)) * 6e-16 + 1e-300);
        }
    }

    private static ulong Finish(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }

    private static ulong Xoshiro(ulong[] s)
    {
        unchecked
        {
            ulong result = ulong.RotateLeft(s[1] * 5, 7) * 9;
            ulong t = s[1] << 17;
            s[2] ^= s[0];
            s[3] ^= s[1];
            s[1] ^= s[2];
            s[0] ^= s[3];
            s[2] ^= t;
            s[3] = ulong.RotateLeft(s[3], 45);
            return result;
        }
    }
}
