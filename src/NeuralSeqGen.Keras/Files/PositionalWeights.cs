namespace NeuralSeqGen.Keras.Files;

/// <summary>
/// Weights by path and position, as Keras 3 writes them. Paths have forward slashes, begin with <c>layers</c> whatever the version called it, and end before
/// <c>/vars</c>: <c>layers/gru/cell</c>. A group without arrays is there, too.
/// </summary>
internal sealed record PositionalWeights(IReadOnlyDictionary<string, IReadOnlyList<SavedArray>> Groups) : SavedWeights;
