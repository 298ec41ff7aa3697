namespace NeuralSeqGen.Keras;

/// <summary>A file of another framework that is damaged, of an unexpected kind or holds what is not read. Nothing of it has been used.</summary>
/// <param name="message">One sentence: the file, the place in it, and what to do.</param>
/// <param name="inner">The cause, if it was another exception.</param>
public sealed class ModelFileException(string message, Exception? inner = null) : IOException(message, inner)
{
    /// <summary>The file; null for bytes without one.</summary>
    public string? Path { get; init; }
}
