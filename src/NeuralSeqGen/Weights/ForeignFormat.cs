namespace NeuralSeqGen;

/// <summary>Refuses files of other formats, which their first bytes show. (HDF5 File Format Specification, "Format Signature"; PKWARE APPNOTE, "local file header".)</summary>
internal static class ForeignFormat
{
    private static ReadOnlySpan<byte> Hdf5 => [0x89, (byte)'H', (byte)'D', (byte)'F', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n'];

    private static ReadOnlySpan<byte> Zip => "PK\u0003\u0004"u8;

    /// <param name="start">The first bytes of a file.</param>
    /// <param name="path">Where it is.</param>
    /// <exception cref="WeightFileException">It is known to be of another format.</exception>
    public static void Refuse(ReadOnlySpan<byte> start, string? path)
    {
        if (start.StartsWith(Hdf5))
        {
            throw SafetensorsError.Of(path, $"it is an HDF5 file, such as Keras's .h5: weights are read from safetensors. 'nsg weights' of the tool NeuralSeqGen.Tool, or KerasWeights.Load of the package NeuralSeqGen.Keras, reads it into this class; 'nsg import' makes a class of it");
        }

        if (start.StartsWith(Zip))
        {
            throw SafetensorsError.Of(path, $"it is a zip archive, such as Keras's .keras or PyTorch's .pt: weights are read from safetensors. 'nsg weights' of the tool NeuralSeqGen.Tool, or KerasWeights.Load and PyTorchWeights.Load of the package NeuralSeqGen.Keras, read it into this class");
        }
    }
}
