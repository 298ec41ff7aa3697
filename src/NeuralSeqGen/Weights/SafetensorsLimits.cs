namespace NeuralSeqGen;

/// <summary>
/// How much a header may hold. A reader needs memory for the header, or for the file where it is given as bytes, and some 30 MB beside it, whatever the
/// file says; a writer refuses what no reader would take.
/// </summary>
internal static class SafetensorsLimits
{
    /// <summary>The longest header in bytes, as in the reference implementation.</summary>
    public const int HeaderLength = 100_000_000;

    /// <summary>The most tensors.</summary>
    public const int Tensors = 65_536;

    /// <summary>The longest name of a tensor or key of the metadata, in characters.</summary>
    public const int NameLength = 1_000;

    /// <summary>The characters of all names, keys and strings of the metadata together, each counted <see cref="TextOverhead"/> longer.</summary>
    public const int TextLength = 8_000_000;

    /// <summary>What a text takes besides its characters, in characters.</summary>
    public const int TextOverhead = 32;
}
