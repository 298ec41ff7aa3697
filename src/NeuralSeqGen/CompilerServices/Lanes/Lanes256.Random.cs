using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using V = System.Runtime.Intrinsics.Vector256<float>;

namespace NeuralSeqGen.CompilerServices;

public static unsafe partial class Lanes256
{
    /// <summary>A number from [0, 1) in each lane, lane i for sample <paramref name="firstSample"/> + i: the bits of <see cref="LaneRandom.Uniform"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Random(ulong seed, uint stream, long batch, int firstSample, uint element)
    {
        ulong key = LaneRandom.Key(seed, stream, batch);
        var samples = Vector256<uint>.Indices + Vector256.Create((uint)firstSample);
        var hash = Mix(samples * Vector256.Create(LaneRandom.SampleFactor) + Vector256.Create((uint)key));
        hash = Mix(hash + Vector256.Create(unchecked(element * LaneRandom.ElementFactor + (uint)(key >> 32))));
        return Vector256.ConvertToSingle((hash >>> 8).AsInt32()) * Vector256.Create(LaneRandom.Scale);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Mix(Vector256<uint> hash)
    {
        hash = (hash ^ (hash >>> 16)) * Vector256.Create(LaneRandom.MixFactor1);
        hash = (hash ^ (hash >>> 15)) * Vector256.Create(LaneRandom.MixFactor2);
        return hash ^ (hash >>> 16);
    }
}
