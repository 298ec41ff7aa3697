using System.Numerics;
using System.Runtime.CompilerServices;
using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>
/// Adds shard gradients in a fixed tree, (s₀ + s₁) + (s₂ + s₃) + …, into the first; long ones piecewise on several threads, with the same bits. Of
/// tables only the rows that a shard touched are added: the others are zeros.
/// </summary>
internal sealed unsafe class GradientMerger : IShardJob
{
    private const int Piece = 1 << 15;

    private readonly ShardGradient[] _shards = new ShardGradient[ShardPlan.MaxShards];
    private readonly List<(int Start, int End)> _pieces = [];
    private readonly int _tables;
    private int _count;

    public GradientMerger(int parameters, RowTable[] tables)
    {
        int start = 0;
        foreach (var table in tables)
        {
            AddPieces(start, table.Offset);
            start = table.Offset + table.Rows * table.Width;
        }
        AddPieces(start, parameters);
        _tables = tables.Length;
    }

    public void Merge(ReadOnlySpan<ShardGradient> shards, WorkTeam team, int threads)
    {
        shards.CopyTo(_shards);
        _count = shards.Length;
        if (_count > 1)
        {
            team.Run(this, _tables + _pieces.Count, threads);
        }
    }

    void IShardJob.Run(int part)
    {
        for (int stride = 1; stride < _count; stride *= 2)
        {
            for (int i = 0; i + stride < _count; i += 2 * stride)
            {
                if (part < _tables)
                {
                    _shards[i].AddRows(_shards[i + stride], part);
                }
                else
                {
                    Add(_shards[i].Values.Pointer, _shards[i + stride].Values.Pointer, _pieces[part - _tables]);
                }
            }
        }
    }

    private void AddPieces(int start, int end)
    {
        for (; start < end; start += Math.Min(Piece, end - start))
        {
            _pieces.Add((start, Math.Min(end, start + Math.Min(Piece, end - start))));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add(float* sum, float* added, (int Start, int End) piece)
    {
        nint i = piece.Start;
        for (; i + Vector<float>.Count <= piece.End; i += Vector<float>.Count)
        {
            Vector.Store(Vector.Load(sum + i) + Vector.Load(added + i), sum + i);
        }

        for (; i < piece.End; i++)
        {
            sum[i] += added[i];
        }
    }
}
