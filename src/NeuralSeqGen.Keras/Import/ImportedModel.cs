namespace NeuralSeqGen.Keras.Import;

/// <summary>A model of Keras as it is declared here.</summary>
/// <param name="ClassName">Its class.</param>
/// <param name="Source">The C# file.</param>
/// <param name="Weights">Its weights in their order; none where the file has no weights.</param>
/// <param name="Notes">What a user should know: what was left out, and why.</param>
internal sealed record ImportedModel(string ClassName, string Source, IReadOnlyList<ImportedWeight> Weights, IReadOnlyList<string> Notes)
{
    /// <summary>Name of the class with its namespace.</summary>
    public required string FullName { get; init; }

    /// <summary>The inputs of the model and of models inside it, each with its steps: null where its time axis is open, 0 where it has none.</summary>
    public IReadOnlyList<(string Name, int? Steps)> Inputs { get; init; } = [];

    /// <summary>What the optimizer remembers; null where the file says nothing of it, or where the notes say why it is left out.</summary>
    public ImportedTraining? Training { get; init; }

    /// <summary>The weights as a safetensors file, with the optimizer's state where there is one.</summary>
    public byte[] WeightFile()
    {
        using var stream = new MemoryStream();
        SafetensorsWriter.Write(stream, [.. Weights.Concat(Training?.Tensors ?? []).Select(weight => new SafetensorsTensor(weight.Name, [.. weight.Shape], weight.Values))], Training?.Metadata ?? new Dictionary<string, string>());
        return stream.ToArray();
    }
}
