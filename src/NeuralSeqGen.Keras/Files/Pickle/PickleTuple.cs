namespace NeuralSeqGen.Keras.Files;

/// <summary>A tuple.</summary>
internal sealed record PickleTuple(object?[] Items);
