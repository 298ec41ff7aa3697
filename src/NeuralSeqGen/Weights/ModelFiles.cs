using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>Saves a model's weights, and its training state where that is asked for, and loads them: all of a file or nothing.</summary>
internal sealed class ModelFiles(ModelDefinition definition, ModelWeights weights, TrainingState state, Requirements requirements)
{
    private const string SaveOperation = "SaveWeights";
    private const string LoadOperation = "LoadWeights";

    /// <summary>Writes a file: under a temporary name first, so that a killed process leaves the old one or the new one.</summary>
    public void Save(string path, SaveOptions? options)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var (tensors, metadata) = Collect(options);
        SafetensorsWriter.Write(path, tensors, metadata);
    }

    /// <summary>Writes to a stream, which stays open.</summary>
    public void Save(Stream stream, SaveOptions? options)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var (tensors, metadata) = Collect(options);
        SafetensorsWriter.Write(stream, tensors, metadata);
    }

    /// <summary>Takes over what a file holds.</summary>
    /// <exception cref="WeightFileException">It is of another architecture; the model is as it was.</exception>
    public LoadReport Load(SafetensorsFile file, LoadOptions? options)
    {
        bool withState = options?.IncludeOptimizer == true;
        if (withState)
        {
            requirements.Training(LoadOperation);
        }

        using var hold = weights.Gate.Hold(LoadOperation, mayNest: true);
        RequireArchitecture(file, options);
        // Everything is read into copies first: a refused file changes nothing.
        float[] values = weights.Values.Span.ToArray();
        var report = WeightFile.Load(file, definition.Name, weights.Infos, values, options);
        TakeOver(values, withState ? Checkpoint.Read(file, definition, options!) : null);
        return report;
    }

    private void TakeOver(float[] values, Checkpoint? checkpoint)
    {
        lock (weights.Lock)
        {
            values.CopyTo(weights.Values.Span);
            if (checkpoint is not null)
            {
                state.Restore(checkpoint);
            }
            else
            {
                state.ResetStates();
            }

            weights.PublishUnlessFitting();
        }
    }

    private (List<SafetensorsTensor> Tensors, IReadOnlyDictionary<string, string> Metadata) Collect(SaveOptions? options)
    {
        bool withState = options?.IncludeOptimizer == true;
        if (withState)
        {
            requirements.Training(SaveOperation);
        }

        float[] values = new float[definition.ParameterCount];
        Checkpoint? checkpoint;
        lock (weights.Lock)
        {
            weights.CopyTo(values);
            checkpoint = withState ? state.ToCheckpoint() : null;
        }

        List<SafetensorsTensor> tensors = [.. WeightFile.Tensors(weights.Infos, values)];
        var metadata = new Dictionary<string, string>(WeightFile.Metadata(definition.Name, definition.ArchitectureHash, options), StringComparer.Ordinal);
        checkpoint?.AddTo(tensors, metadata, definition);
        return (tensors, metadata);
    }

    // Equal names and shapes do not make equal meaning.
    private void RequireArchitecture(SafetensorsFile file, LoadOptions? options)
    {
        if (options is not ({ SkipMismatch: true } or { MapName: not null })
            && file.Metadata.TryGetValue(WeightFile.ArchitectureKey, out string? hash) && hash != definition.ArchitectureHash
            && weights.Infos.All(w => file.Find(w.Name) is { } tensor && w.Shape.SequenceEqual(tensor.Shape)))
        {
            throw WeightMismatch.Architecture(file, definition.Name, definition.ArchitectureHash, weights.Infos, hash);
        }
    }
}
