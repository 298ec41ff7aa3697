using System.Numerics;

namespace NeuralSeqGen;

/// <summary>Adds shard gradients in a fixed tree, (s₀ + s₁) + (s₂ + s₃) + …, into the first; long ones piecewise on several threads, with the same bits.</summary>
internal sealed unsafe class GradientMerger : IShardJob
{
    private const int Piece = 1 << 15;

    private readonly PinnedFloats[] _shards = new PinnedFloats[ShardPlan.MaxShards];
    private int _count;

    public void Merge(ReadOnlySpan<PinnedFloats> shards, WorkTeam team, int threads)
    {
        shards.CopyTo(_shards);
        _count = shards.Length;
        if (_count > 1) team.Run(this, (int)Math.Min(((long)shards[0].Length + Piece - 1) / Piece, short.MaxValue), threads);
    }

    void IShardJob.Run(int part)
    {
        // The last of 32,767 pieces is as long as what is left.
        var start = (nint)part * Piece;
        var end = part == short.MaxValue - 1 ? _shards[0].Length : Math.Min(start + Piece, _shards[0].Length);
        for (var stride = 1; stride < _count; stride *= 2)
            for (var i = 0; i + stride < _count; i += 2 * stride) Add(_shards[i].Pointer, _shards[i + stride].Pointer, start, end);
    }

    private static void Add(float* sum, float* added, nint start, nint end)
    {
        var i = start;
        for (; i + Vector<float>.Count <= end; i += Vector<float>.Count)
            Vector.Store(Vector.Load(sum + i) + Vector.Load(added + i), sum + i);
        for (; i < end; i++) sum[i] += added[i];
    }
}
