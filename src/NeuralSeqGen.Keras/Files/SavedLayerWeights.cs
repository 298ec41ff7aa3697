namespace NeuralSeqGen.Keras.Files;

/// <summary>A layer's arrays in the order of its <c>weight_names</c>; none for a layer without weights.</summary>
internal sealed record SavedLayerWeights(string Name, IReadOnlyList<SavedArray> Arrays);
