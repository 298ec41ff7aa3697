using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>
/// How a batch is cut: groups of 16 samples, groups into at most 8 contiguous shards. A function of the batch size alone, so that sums do not
/// depend on the number of threads.
/// </summary>
internal readonly record struct ShardPlan(int Samples)
{
    public const int MaxShards = 8;

    public int Groups => (int)(((long)Samples + ModelProgram.GroupSize - 1) / ModelProgram.GroupSize);

    public int Shards => Math.Min(MaxShards, Groups);

    /// <summary>First group of a shard; that of shard <see cref="Shards"/> is <see cref="Groups"/>.</summary>
    public int FirstGroup(int shard) => (int)((long)shard * Groups / Shards);

    /// <summary>Samples in a group.</summary>
    public int Count(int group) => Math.Min(ModelProgram.GroupSize, Samples - group * ModelProgram.GroupSize);
}
