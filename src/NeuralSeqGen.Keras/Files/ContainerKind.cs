namespace NeuralSeqGen.Keras.Files;

/// <summary>What the first bytes of a file show.</summary>
internal enum ContainerKind
{
    Unknown,
    Zip,
    Hdf5,
    Json,
    Safetensors,
}
