namespace NeuralSeqGen.Keras.Files;

/// <summary>Weights by layer, in the order of the list of layers; those of Keras 1 and 2, and of HDF5 of Keras 3. RTNeural's layers are named by their position.</summary>
internal sealed record NamedWeights(IReadOnlyList<SavedLayerWeights> Layers) : SavedWeights;
