namespace NeuralSeqGen.Keras.Files;

/// <summary>A row of numbers in a member of the archive.</summary>
internal sealed record TorchStorage(string ElementType, string Key, long Count);
