namespace NeuralSeqGen.Keras.Import;

/// <summary>What the user says of an import.</summary>
internal sealed record ImportOptions
{
    /// <summary>Name of the class; null for one made of the file's name.</summary>
    public string? Name { get; init; }

    /// <summary>Namespace of the class; null for none.</summary>
    public string? Namespace { get; init; }

    /// <summary>Whether the class is public; internal otherwise.</summary>
    public bool IsPublic { get; init; } = true;

    /// <summary>Steps of inputs whose time axis is open, by the input's name; under the empty name for all others.</summary>
    public IReadOnlyDictionary<string, int> Steps { get; init; } = new Dictionary<string, int>();
}
