namespace NeuralSeqGen;

/// <summary>Looks into weight files without a model.</summary>
public static class WeightFiles
{
    /// <summary>
    /// Reads the strings of a file's <c>__metadata__</c>, such as a scaler saved with <see cref="SaveOptions.Metadata"/>; the format's own are among
    /// them: <c>model</c> and <c>architecture</c> of the writer, <c>optimizer/…</c>. The weights are not read, whatever the file's size.
    /// </summary>
    /// <param name="path">The safetensors file.</param>
    /// <exception cref="WeightFileException">It is not a sound safetensors file.</exception>
    public static IReadOnlyDictionary<string, string> ReadMetadata(string path)
    {
        using var file = SafetensorsReader.Read(path);
        return file.Metadata;
    }

    /// <summary>Reads the strings of <c>__metadata__</c> from the bytes of a safetensors file.</summary>
    /// <param name="safetensors">The file's bytes.</param>
    /// <exception cref="WeightFileException">They are not a sound safetensors file.</exception>
    public static IReadOnlyDictionary<string, string> ReadMetadata(ReadOnlySpan<byte> safetensors)
    {
        using var file = SafetensorsReader.Read(safetensors);
        return file.Metadata;
    }
}
