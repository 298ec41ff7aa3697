namespace NeuralSeqGen.Keras.Declaration;

/// <summary>How a case is to be read.</summary>
/// <param name="IsClassic">Whether it is of Keras 2: its hard_sigmoid has another slope, its GRU resets before, its optimizers round otherwise.</param>
/// <param name="HasNoise">Whether to declare what only training does: dropout and noise.</param>
/// <param name="HasPenalties">Whether to declare regularizers.</param>
/// <param name="IsInference">Whether training must be the function of inference, moving statistics included.</param>
internal sealed record KerasDialect(bool IsClassic, bool HasNoise, bool HasPenalties, bool IsInference)
{
    /// <summary>Takes which initializers are left out; null to declare none, where weights are given and never drawn.</summary>
    public List<string>? InitializerNotes { get; init; }
}
