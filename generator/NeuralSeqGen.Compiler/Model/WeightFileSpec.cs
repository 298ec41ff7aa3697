namespace NeuralSeqGen.Compiler.Model;

/// <summary>What is known of a weight file when a model is compiled.</summary>
/// <param name="Resource">The name under which it is embedded.</param>
/// <param name="Hash">Hexadecimal digits of the SHA-256 of its bytes.</param>
/// <param name="Problem">Why it cannot be taken, as the end of a sentence that begins with the attribute; empty where it can.</param>
internal sealed record WeightFileSpec(string Resource, string Hash, string Problem = "")
{
    /// <summary>The model that wrote it; null where the file does not say.</summary>
    public string? Writer { get; init; }

    /// <summary>The architecture hash of that model; null where the file does not say.</summary>
    public string? Architecture { get; init; }

    /// <summary>Its tensors, those of optimizers left out.</summary>
    public EquatableArray<TensorSpec> Tensors { get; init; } = EquatableArray<TensorSpec>.Empty;
}
