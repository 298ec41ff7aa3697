namespace NeuralSeqGen.Keras.Files;

/// <summary>What a file is, told by its contents.</summary>
internal enum SavedFormat
{
    /// <summary>Keras 3's zip archive of metadata.json, config.json and model.weights.h5.</summary>
    KerasArchive,

    /// <summary>A whole model in HDF5: Keras 1 to 3.</summary>
    KerasHdf5,

    /// <summary>What <c>save_weights</c> of Keras 3 writes: weights by position.</summary>
    KerasWeights,

    /// <summary>What <c>save_weights</c> of Keras 1 and 2 writes: weights by layer name.</summary>
    LegacyWeights,

    /// <summary>What <c>to_json</c> gives: an architecture without weights.</summary>
    ConfigJson,

    /// <summary>RTNeural's JSON: layers with their weights.</summary>
    RtNeuralJson,

    /// <summary>A PyTorch state dict as JSON, as RTNeural's examples have it.</summary>
    TorchJson,

    /// <summary>A safetensors file.</summary>
    Safetensors,

    /// <summary>What <c>torch.save</c> writes: a zip archive with data.pkl.</summary>
    TorchArchive,
}
