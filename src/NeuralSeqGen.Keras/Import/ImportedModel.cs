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

    /// <summary>The weights as a safetensors file.</summary>
    public byte[] WeightFile()
    {
        using var stream = new MemoryStream();
        SafetensorsWriter.Write(stream, [.. Weights.Select(weight => new SafetensorsTensor(weight.Name, [.. weight.Shape], weight.Values))], new Dictionary<string, string>());
        return stream.ToArray();
    }
}
