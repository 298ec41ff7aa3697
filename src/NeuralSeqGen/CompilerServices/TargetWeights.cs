namespace NeuralSeqGen.CompilerServices;

/// <summary>Weights besides those of the samples: of steps, one array for all targets or one per target, and of samples per target.</summary>
public readonly ref struct TargetWeights
{
    private readonly float[,]? _shared;
    private readonly ReadOnlySpan<float[,]?> _steps;
    private readonly ReadOnlySpan<float[]?> _samples;

    /// <summary>Weights of steps that all targets share.</summary>
    /// <param name="shared">One weight per sample and step; null where all are 1.</param>
    /// <param name="samples">For each target one weight per sample; null where all are 1.</param>
    public TargetWeights(float[,]? shared, ReadOnlySpan<float[]?> samples)
    {
        _shared = shared;
        _samples = samples;
    }

    /// <summary>Weights of steps for each target.</summary>
    /// <param name="steps">For each target one weight per sample and step; null where all are 1.</param>
    /// <param name="samples">For each target one weight per sample; null where all are 1.</param>
    public TargetWeights(ReadOnlySpan<float[,]?> steps, ReadOnlySpan<float[]?> samples)
    {
        _steps = steps;
        _samples = samples;
    }

    /// <summary>Whether each target has weights of steps of its own.</summary>
    public bool HasOwnSteps => !_steps.IsEmpty;

    /// <summary>The weights of a target's steps.</summary>
    public float[,]? Steps(int target) => _steps.IsEmpty ? _shared : _steps[target];

    /// <summary>The weights of samples for one target.</summary>
    public float[]? Samples(int target) => _samples.IsEmpty ? null : _samples[target];

    /// <summary>Weights of steps that all targets share.</summary>
    public static implicit operator TargetWeights(float[,]? shared) => new(shared, []);
}
