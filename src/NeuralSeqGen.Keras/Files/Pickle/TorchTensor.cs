namespace NeuralSeqGen.Keras.Files;

/// <summary>A view of a storage: where it begins, its extents and the steps between neighbours along each axis.</summary>
internal sealed record TorchTensor(TorchStorage Storage, long Offset, IReadOnlyList<int> Shape, IReadOnlyList<long> Strides);
