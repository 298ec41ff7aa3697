namespace NeuralSeqGen.CompilerServices;

public sealed partial class ModelCore
{
    private const string LoadOperation = "LoadWeights";

    private readonly Lock _stateLock = new();
    private Checkpoint? _frozen;
    private Checkpoint? _beforeFit;

    /// <summary>Writes the weights as a safetensors file: under a temporary name first, so that a killed process leaves the old file or the new one.</summary>
    public void SaveWeights(string path, SaveOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var (tensors, metadata) = Collect(options);
        SafetensorsWriter.Write(path, tensors, metadata);
    }

    /// <summary>Writes the weights in the safetensors format; the stream stays open.</summary>
    public void SaveWeights(Stream stream, SaveOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var (tensors, metadata) = Collect(options);
        SafetensorsWriter.Write(stream, tensors, metadata);
    }

    /// <summary>Reads weights from a safetensors file.</summary>
    /// <exception cref="WeightFileException">The file is corrupt, foreign or of another architecture; the model is as it was.</exception>
    public LoadReport LoadWeights(string path, LoadOptions? options = null) => Load(SafetensorsReader.Read(path), options);

    /// <summary>Reads weights from the bytes of a safetensors file.</summary>
    /// <exception cref="WeightFileException">The bytes are corrupt, foreign or of another architecture; the model is as it was.</exception>
    public LoadReport LoadWeights(ReadOnlySpan<byte> safetensors, LoadOptions? options = null) => Load(SafetensorsReader.Read(safetensors), options);

    private (List<SafetensorsTensor> Tensors, IReadOnlyDictionary<string, string> Metadata) Collect(SaveOptions? options)
    {
        if (options?.IncludeOptimizer == true)
        {
            RequireTraining("SaveWeights");
        }

        float[] values = new float[ParameterCount];
        Checkpoint? checkpoint = null;
        lock (_stateLock)
        {
            CopyWeights(values);
            if (options?.IncludeOptimizer == true)
            {
                checkpoint = _beforeFit is not null && !_gate.InCallback ? _beforeFit.Copy() : Present();
            }
        }
        List<SafetensorsTensor> tensors = [.. WeightFile.Tensors(Weights, values)];
        var metadata = new Dictionary<string, string>(WeightFile.Metadata(Name, ArchitectureHash, options), StringComparer.Ordinal);
        checkpoint?.AddTo(tensors, metadata, Definition);
        return (tensors, metadata);
    }

    private unsafe void CopyWeights(Span<float> values)
    {
        float* parameters = Reading(out var snapshot);
        new ReadOnlySpan<float>(parameters, ParameterCount).CopyTo(values);
        EndReading(snapshot);
    }

    private Checkpoint Present() => Checkpoint.Of(_trainer ?? new Trainer(_plan, _trainable, _weights, _seed), LearningRate, _schedule is not null);

    private LoadReport Load(SafetensorsFile file, LoadOptions? options)
    {
        if (options?.IncludeOptimizer == true)
        {
            RequireTraining(LoadOperation);
        }

        _gate.Enter(LoadOperation, mayNest: true);
        try
        {
            RequireArchitecture(file, options);
            // Everything is read into copies first: a refused file changes nothing.
            float[] values = _weights.Span.ToArray();
            var report = WeightFile.Load(file, Name, Weights, values, options);
            var checkpoint = options?.IncludeOptimizer == true ? Checkpoint.Read(file, Definition, options) : null;
            lock (_stateLock)
            {
                values.CopyTo(_weights.Span);
                if (checkpoint is not null)
                {
                    Restore(checkpoint);
                }

                if (!_gate.InCallback)
                {
                    _published.Publish(_weights.Span);
                }
            }
            return report;
        }
        finally
        {
            _gate.Exit(LoadOperation);
        }
    }

    private void Restore(Checkpoint checkpoint)
    {
        _trainer ??= new Trainer(_plan, _trainable, _weights, _seed);
        checkpoint.ApplyTo(_trainer);
        RestoreRate(checkpoint);
    }

    // Equal names and shapes do not make equal meaning: a GRU without bias has the same kernels whatever ResetAfter is.
    private void RequireArchitecture(SafetensorsFile file, LoadOptions? options)
    {
        if (options is { SkipMismatch: true } or { MapName: not null })
        {
            return;
        }

        if (!file.Metadata.TryGetValue(WeightFile.ArchitectureKey, out string? hash) || hash == ArchitectureHash)
        {
            return;
        }

        if (!Weights.All(w => file.Find(w.Name) is { } tensor && w.Shape.SequenceEqual(tensor.Shape)))
        {
            return;
        }

        throw new WeightFileException(SafetensorsError.RuleId, $"{SafetensorsError.RuleId}: {Name}.{LoadOperation}: {(file.Path is null ? "the file" : $"'{file.Path}'")} was written by {file.Metadata.GetValueOrDefault(WeightFile.ModelKey, "a model")} of another architecture ({hash}, not {ArchitectureHash}): "
            + "its weights have the same shapes but another meaning. Compare the arguments of the layers, or set LoadOptions.SkipMismatch to load them as they are. No weight was changed.")
        { Path = file.Path };
    }

    /// <summary>Keeps the state as it is, for SaveWeights from other threads while Fit runs.</summary>
    private void FreezeState(Trainer trainer)
    {
        lock (_stateLock)
        {
            _frozen ??= Checkpoint.Of(trainer, LearningRate, _schedule is not null);
            _frozen.Take(trainer, LearningRate, _schedule is not null);
            _beforeFit = _frozen;
        }
    }
}
