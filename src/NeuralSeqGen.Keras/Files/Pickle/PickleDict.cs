namespace NeuralSeqGen.Keras.Files;

/// <summary>A dictionary or an OrderedDict, in the order of the file.</summary>
internal sealed class PickleDict
{
    /// <summary>Its entries.</summary>
    public List<KeyValuePair<object?, object?>> Entries { get; } = [];
}
