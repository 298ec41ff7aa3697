namespace NeuralSeqGen.Conformance;

/// <summary>How a case is to be read.</summary>
/// <param name="IsClassic">Whether it is of Keras 2: its hard_sigmoid has another slope, its GRU resets before, its optimizers round otherwise.</param>
/// <param name="IsTwin">Whether to leave out what only training has: dropout, noise and regularizers.</param>
/// <param name="IsInference">Whether training must be the function of inference, moving statistics included.</param>
internal sealed record KerasDialect(bool IsClassic, bool IsTwin, bool IsInference);
