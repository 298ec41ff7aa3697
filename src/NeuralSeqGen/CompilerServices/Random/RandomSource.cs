using System.ComponentModel;
using System.Numerics;

namespace NeuralSeqGen.CompilerServices;

/// <summary>
/// The library's generator of random numbers: xoshiro256** (Blackman, Vigna 2018), its state filled by SplitMix64 from seed, purpose and index.
/// The same arguments give the same numbers on every machine; different purposes and indices give independent streams.
/// </summary>
/// <remarks>SplitMix64 starts at finish(finish(seed + purpose · φ) + index · φ) with φ = 0x9E3779B97F4A7C15; its next four numbers are the state.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RandomSource
{
    private ulong _s0, _s1, _s2, _s3;
    private double _spareNormal;
    private bool _hasSpare;

    /// <summary>Starts a stream.</summary>
    /// <param name="seed">The caller's seed.</param>
    /// <param name="purpose">What the numbers are for.</param>
    /// <param name="index">Which of several streams of that purpose: the weight, the epoch.</param>
    public RandomSource(long seed, RandomPurpose purpose, long index = 0)
    {
        ulong state = Derive(seed, purpose, index);
        _s0 = SplitMix.Next(ref state);
        _s1 = SplitMix.Next(ref state);
        _s2 = SplitMix.Next(ref state);
        _s3 = SplitMix.Next(ref state);
    }

    /// <summary>A 64-bit seed for one purpose, such as <see cref="BatchGroup.Seed"/>.</summary>
    public static ulong Derive(long seed, RandomPurpose purpose, long index = 0)
    {
        unchecked
        {
            ulong stream = SplitMix.Finish((ulong)seed + (ulong)(purpose + 1) * SplitMix.Increment);
            return SplitMix.Finish(stream + (ulong)index * SplitMix.Increment);
        }
    }

    /// <summary>64 random bits.</summary>
    public ulong NextUInt64()
    {
        unchecked
        {
            ulong result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
            ulong t = _s1 << 17;
            _s2 ^= _s0;
            _s3 ^= _s1;
            _s1 ^= _s2;
            _s0 ^= _s3;
            _s2 ^= t;
            _s3 = BitOperations.RotateLeft(_s3, 45);
            return result;
        }
    }

    /// <summary>A number from [0, 1), a multiple of 2⁻⁵³.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A number from [low, high).</summary>
    public double NextUniform(double low, double high) => low + (high - low) * NextDouble();

    /// <summary>An integer from 0 to <paramref name="bound"/> − 1, without bias.</summary>
    public int NextInt(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        // Lemire's multiplication; the lowest 2³² mod bound products are drawn again.
        ulong threshold = (0x1_0000_0000UL - (uint)bound) % (uint)bound;
        while (true)
        {
            ulong product = (NextUInt64() >> 32) * (uint)bound;
            if ((uint)product >= threshold)
            {
                return (int)(product >> 32);
            }
        }
    }

    /// <summary>A standard normal number by Marsaglia's polar method, with <see cref="PortableMath"/>'s logarithm.</summary>
    public double NextNormal()
    {
        if (_hasSpare)
        {
            _hasSpare = false;
            return _spareNormal;
        }
        while (true)
        {
            double u = 2.0 * NextDouble() - 1.0;
            double v = 2.0 * NextDouble() - 1.0;
            double s = u * u + v * v;
            if (s is >= 1.0 or 0.0)
            {
                continue;
            }

            double factor = Math.Sqrt(-2.0 * PortableMath.Log(s) / s);
            _spareNormal = v * factor;
            _hasSpare = true;
            return u * factor;
        }
    }

    /// <summary>Shuffles in place (Fisher and Yates, from the end).</summary>
    public void Shuffle(Span<int> values)
    {
        for (int i = values.Length - 1; i > 0; i--)
        {
            int j = NextInt(i + 1);
            (values[i], values[j]) = (values[j], values[i]);
        }
    }
}
