namespace NeuralSeqGen.Keras.Files;

/// <summary>Opens files of Keras, PyTorch and RTNeural. What a file is, its bytes say, never its name; nothing in it is trusted or executed.</summary>
internal static class ModelFile
{
    /// <summary>Reads what a file holds.</summary>
    /// <exception cref="ModelFileException">It is none of the formats, is damaged, or holds what is not read.</exception>
    public static SavedModel Open(string path) => throw new NotImplementedException();
}
