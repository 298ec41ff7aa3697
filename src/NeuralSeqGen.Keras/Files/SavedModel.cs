namespace NeuralSeqGen.Keras.Files;

/// <summary>What a file holds. Arrays are read when they are asked for.</summary>
internal sealed record SavedModel(string Path, SavedFormat Format)
{
    /// <summary>The version that wrote it, such as <c>2.0.8</c>; null where the file does not say.</summary>
    public string? KerasVersion { get; init; }

    /// <summary>The backend that wrote it: <c>theano</c>, <c>tensorflow</c>, <c>torch</c>, <c>jax</c>; null where the file does not say.</summary>
    public string? Backend { get; init; }

    /// <summary>The model's config as stored (sound JSON of bounded depth); of RTNeural the whole file; null where there is none.</summary>
    public string? ConfigJson { get; init; }

    /// <summary>How it was compiled, as stored: training_config of HDF5, compile_config of an archive; null where there is none.</summary>
    public string? TrainingJson { get; init; }

    /// <summary>The weights; null where there are none.</summary>
    public SavedWeights? Weights { get; init; }

    /// <summary>What the optimizer remembers; null where there is nothing.</summary>
    public SavedWeights? OptimizerWeights { get; init; }

    /// <summary>The SHA-256 of the file in lower-case hexadecimal digits.</summary>
    public required string Sha256 { get; init; }
}
