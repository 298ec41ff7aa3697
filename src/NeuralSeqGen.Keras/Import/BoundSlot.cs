namespace NeuralSeqGen.Keras.Import;

/// <summary>A weight that a declaration has.</summary>
internal sealed record BoundSlot(string Name, IReadOnlyList<int> Shape, bool IsTrainable);
