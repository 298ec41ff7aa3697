namespace NeuralSeqGen.Keras;

/// <summary>A layer of a model with weights, as a module of PyTorch could fill it.</summary>
/// <param name="Name">Its name, such as <c>gru_1</c>.</param>
/// <param name="Kind">What it is, as its weights show.</param>
/// <param name="Weights">Weights by the rest of their names, such as <c>kernel</c>, <c>forward/kernel</c> or <c>query/bias</c>.</param>
internal sealed record ModelLayer(string Name, TorchKind Kind, IReadOnlyDictionary<string, WeightInfo> Weights)
{
    /// <summary>A weight, or null.</summary>
    public WeightInfo? this[string name] => Weights.GetValueOrDefault(name);

    /// <summary>As sentences call it, such as <c>'gru' (Gru: kernel (4, 18), …)</c>.</summary>
    public string Display => $"'{Name}' ({Kind}: {string.Join(", ", Weights.Select(weight => $"{weight.Key} {ShapeText.Of(weight.Value.Shape)}"))})";
}
