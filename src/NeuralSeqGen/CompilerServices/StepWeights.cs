namespace NeuralSeqGen.CompilerServices;

/// <summary>Weights of samples' steps: one array for all targets, or one per target.</summary>
public readonly ref struct StepWeights
{
    private readonly float[,]? _shared;
    private readonly ReadOnlySpan<float[,]?> _each;

    private StepWeights(float[,]? shared) => _shared = shared;

    /// <summary>One array per target; null where all its weights are 1.</summary>
    public StepWeights(ReadOnlySpan<float[,]?> each) => _each = each;

    /// <summary>The weights of a target.</summary>
    public float[,]? this[int target] => _each.IsEmpty ? _shared : _each[target];

    /// <summary>Whether each target has weights of its own.</summary>
    public bool IsPerTarget => !_each.IsEmpty;

    /// <summary>One array for all targets.</summary>
    public static implicit operator StepWeights(float[,]? shared) => new(shared);
}
