using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using V = System.Runtime.Intrinsics.Vector128<float>;

namespace NeuralSeqGen.CompilerServices;

public static unsafe partial class Lanes128
{
    /// <summary>A number from [0, 1) in each lane, lane i for sample <paramref name="firstSample"/> + i: the bits of <see cref="LaneRandom.Uniform"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Random(ulong seed, uint stream, long batch, int firstSample, uint element)
    {
        ulong key = LaneRandom.Key(seed, stream, batch);
        var samples = Vector128<uint>.Indices + Vector128.Create((uint)firstSample);
        var hash = Mix(samples * Vector128.Create(LaneRandom.SampleFactor) + Vector128.Create((uint)key));
        hash = Mix(hash + Vector128.Create(unchecked(element * LaneRandom.ElementFactor + (uint)(key >> 32))));
        return Vector128.ConvertToSingle((hash >>> 8).AsInt32()) * Vector128.Create(LaneRandom.Scale);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<uint> Mix(Vector128<uint> hash)
    {
        hash = (hash ^ (hash >>> 16)) * Vector128.Create(LaneRandom.MixFactor1);
        hash = (hash ^ (hash >>> 15)) * Vector128.Create(LaneRandom.MixFactor2);
        return hash ^ (hash >>> 16);
    }
}
