using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>
/// Runs one batch after the other through a model's code: cuts it into groups and shards, lets threads take shards, and merges what they return in
/// an order that depends on the batch size alone. Serves one call at a time; allocates nothing once a batch of the size has run.
/// </summary>
internal sealed unsafe partial class BatchRunner(ExecutionPlan plan) : IShardJob
{
    private readonly WorkTeam _team = new();
    private readonly int _sumStride = (plan.SumCount + 7) & ~7;
    private readonly GradientMerger _merger = new(plan.Definition.ParameterCount, plan.RowTables);
    private ShardGradient[] _gradients = [];
    private PinnedFloats _shardSums = new(0);
    private PinnedFloats _phaseSums = new(0);
    private PinnedFloats _batchValues = new(0);
    private PinnedFloats[] _arenas = [];
    private int _phase;
    private ShardPlan _shards;

    /// <summary>The samples and their weights.</summary>
    public Samples Samples { get; set; } = null!;

    /// <summary>Weight of each class; null where all are 1.</summary>
    public float[]? ClassWeights { get; set; }

    /// <summary>The weights; alive as long as the call.</summary>
    public float* Parameters { get; set; }

    /// <summary>Threads to use at most.</summary>
    public int Threads { get; set; } = 1;

    /// <summary>Seed of dropout and noise.</summary>
    public ulong Seed { get; set; }

    /// <summary>Number of the draw of noise: see <see cref="BatchGroup.BatchNumber"/>.</summary>
    public long BatchNumber { get; set; }

    /// <summary>For each weight 1 while its layer is frozen at run time, else 0; read in training only.</summary>
    public float* Frozen { get; set; }

    /// <summary>Where the gradients of the inputs go, one input after the other; null when not wanted.</summary>
    public float* InputGradients { get; set; }

    /// <summary>The merged sums of the last batch: the loss, then those of each metric.</summary>
    public double[] Sums { get; } = new double[plan.SumCount];

    /// <summary>The merged gradient of the last batch in training mode.</summary>
    public PinnedFloats Gradient => _gradients[0].Values;

    /// <summary>The batch that is run.</summary>
    public BatchSlice Slice { get; private set; }

    /// <summary>Whether it is run in training mode.</summary>
    public bool Training { get; private set; }

    /// <summary>Runs a batch through all phases. States that it carries on are offered, not yet present.</summary>
    public void Run(in BatchSlice slice, bool training)
    {
        Slice = slice;
        Training = training;
        _shards = new ShardPlan(slice.Count);
        Reserve();
        for (_phase = 0; _phase < Phases; _phase++)
        {
            _team.Run(this, _shards.Shards, Threads);
            MergePhase();
        }
        plan.States?.Offer();
        MergeSums();
        if (training)
        {
            _merger.Merge(_gradients.AsSpan(0, _shards.Shards), _team, Threads);
        }
    }

    void IShardJob.Run(int shard)
    {
        if (_phase == 0)
        {
            Clear(shard);
        }

        if (KeepsArena)
        {
            RunGroups(shard, null);
            return;
        }

        using var arena = Arenas.Rent();
        RunGroups(shard, arena.Item);
    }

    private ObjectPool<PinnedFloats> Arenas => Training ? plan.TrainArenas : plan.EvaluateArenas;

    private int Phases => Training ? plan.Program.PhaseCount : plan.Program.EvaluatePhaseCount;

    private bool KeepsArena => Training ? plan.Program.KeepsTrainArena : plan.Program.KeepsEvaluateArena;

    private void Reserve()
    {
        int values = plan.Program.BatchValueCount;
        Grow(ref _shardSums, ShardPlan.MaxShards * _sumStride * 2);
        Grow(ref _phaseSums, checked(_shards.Groups * values * 2));
        Grow(ref _batchValues, values * 2);
        _phaseSums.Span.Clear();
        _batchValues.Span.Clear();
        if (KeepsArena)
        {
            ReserveArenas();
        }

        if (!Training || _gradients.Length >= _shards.Shards)
        {
            return;
        }

        int had = _gradients.Length;
        Array.Resize(ref _gradients, _shards.Shards);
        for (int i = had; i < _gradients.Length; i++)
        {
            _gradients[i] = new ShardGradient(plan.Definition.ParameterCount, plan.RowTables);
        }
    }

    // An arena for every group, kept from batch to batch.
    private void ReserveArenas()
    {
        if (_arenas.Length < _shards.Groups)
        {
            Array.Resize(ref _arenas, _shards.Groups);
        }

        int length = plan.Staging.Behind(Training ? plan.Program.TrainArena : plan.Program.EvaluateArena);
        for (int group = 0; group < _shards.Groups; group++)
        {
            if (_arenas[group] is null || _arenas[group].Length < length)
            {
                _arenas[group] = new PinnedFloats(length);
            }
        }
    }

    private static void Grow(ref PinnedFloats buffer, int length)
    {
        if (buffer.Length < length)
        {
            buffer = new PinnedFloats(length);
        }
    }

    private void Clear(int shard)
    {
        new Span<double>(ShardSums(shard), _sumStride).Clear();
        if (Training)
        {
            _gradients[shard].Clear(whole: shard == 0);
        }
    }

    private double* ShardSums(int shard) => (double*)_shardSums.Pointer + shard * _sumStride;

    private void MergePhase()
    {
        int count = plan.Program.BatchValueCount;
        if (_phase == Phases - 1 || count == 0)
        {
            return;
        }

        double* total = (double*)_batchValues.Pointer;
        double* sums = (double*)_phaseSums.Pointer;
        for (int group = 0; group < _shards.Groups; group++)
        {
            for (int i = 0; i < count; i++)
            {
                total[i] += sums[group * count + i];
            }
        }

        _phaseSums.Span.Clear();
    }

    private void MergeSums()
    {
        Array.Clear(Sums);
        for (int shard = 0; shard < _shards.Shards; shard++)
        {
            for (int i = 0; i < Sums.Length; i++)
            {
                Sums[i] += ShardSums(shard)[i];
            }
        }
    }
}
