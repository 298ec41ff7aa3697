using System.ComponentModel;

namespace NeuralSeqGen.CompilerServices;

/// <summary>
/// The random numbers of dropout and noise: a function of (seed, stream, batch, sample, element), with nothing stored, so that the backward pass
/// recomputes them and threads and vector widths do not matter. This is the scalar reference of <c>Random</c> in <see cref="Lanes512"/>.
/// </summary>
/// <remarks>
/// SplitMix64's finalizer turns (seed, stream, batch) into two 32-bit keys k₀ and k₁. With mix(h) = h ^= h ≫ 16; h *= 0x7FEB352D; h ^= h ≫ 15;
/// h *= 0x846CA68B; h ^= h ≫ 16, the number is (mix(mix(sample · 0x9E3779B1 + k₀) + element · 0x85EBCA6B + k₁) ≫ 8) · 2⁻²⁴.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LaneRandom
{
    internal const uint SampleFactor = 0x9E3779B1;
    internal const uint ElementFactor = 0x85EBCA6B;
    internal const uint MixFactor1 = 0x7FEB352D;
    internal const uint MixFactor2 = 0x846CA68B;
    internal const float Scale = 1f / (1 << 24);

    /// <summary>A number from [0, 1), a multiple of 2⁻²⁴.</summary>
    /// <param name="seed">Seed of the model's noise.</param>
    /// <param name="stream">The layer.</param>
    /// <param name="batch">Number of the batch since training began.</param>
    /// <param name="sample">Position of the sample in the batch.</param>
    /// <param name="element">Element within the sample.</param>
    public static float Uniform(ulong seed, uint stream, long batch, int sample, uint element)
    {
        ulong key = Key(seed, stream, batch);
        unchecked
        {
            uint hash = Mix((uint)sample * SampleFactor + (uint)key);
            hash = Mix(hash + element * ElementFactor + (uint)(key >> 32));
            return (hash >> 8) * Scale;
        }
    }

    internal static ulong Key(ulong seed, uint stream, long batch) =>
        SplitMix.Finish(unchecked(SplitMix.Finish(seed + (stream + 1UL) * SplitMix.Increment) + (ulong)batch * SplitMix.Increment));

    private static uint Mix(uint hash)
    {
        unchecked
        {
            hash = (hash ^ (hash >> 16)) * MixFactor1;
            hash = (hash ^ (hash >> 15)) * MixFactor2;
            return hash ^ (hash >> 16);
        }
    }
}
