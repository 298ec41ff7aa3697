namespace NeuralSeqGen.Keras.Files;

/// <summary>Arrays by name in the order of the file: a PyTorch state dict or any safetensors file.</summary>
internal sealed record StateDict(IReadOnlyList<SavedArray> Arrays) : SavedWeights;
