using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using V = System.Runtime.Intrinsics.Vector512<float>;

namespace NeuralSeqGen.CompilerServices;

public static unsafe partial class Lanes512
{
    /// <summary>A number from [0, 1) in each lane, lane i for sample <paramref name="firstSample"/> + i: the bits of <see cref="LaneRandom.Uniform"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Random(ulong seed, uint stream, long batch, int firstSample, uint element)
    {
        ulong key = LaneRandom.Key(seed, stream, batch);
        var samples = Vector512<uint>.Indices + Vector512.Create((uint)firstSample);
        var hash = Mix(samples * Vector512.Create(LaneRandom.SampleFactor) + Vector512.Create((uint)key));
        hash = Mix(hash + Vector512.Create(unchecked(element * LaneRandom.ElementFactor + (uint)(key >> 32))));
        return Vector512.ConvertToSingle((hash >>> 8).AsInt32()) * Vector512.Create(LaneRandom.Scale);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> Mix(Vector512<uint> hash)
    {
        hash = (hash ^ (hash >>> 16)) * Vector512.Create(LaneRandom.MixFactor1);
        hash = (hash ^ (hash >>> 15)) * Vector512.Create(LaneRandom.MixFactor2);
        return hash ^ (hash >>> 16);
    }
}
