using System.Buffers.Binary;

namespace NeuralSeqGen.Keras.Files;

/// <summary>Tells a file by its first bytes. Users give files the names of others: HDF5 as .keras, checkpoints as .keras, pointers and web pages as .h5.</summary>
internal static class Container
{
    private const int MaxProtocol = 5;

    private static ReadOnlySpan<byte> OldTorch => [0x80, 2, 0x8a, 10, 0x6c, 0xfc, 0x9c, 0x46, 0xf9];

    /// <summary>The kind of a file that is read, else unknown. A header of 123 bytes makes safetensors begin as JSON does, but with zeros behind it.</summary>
    public static ContainerKind Of(ReadOnlySpan<byte> bytes) =>
        Hdf5File.Find(bytes) == 0 ? ContainerKind.Hdf5
        : bytes.StartsWith("PK\u0003\u0004"u8) || bytes.StartsWith("PK\u0005\u0006"u8) ? ContainerKind.Zip
        : bytes.Length > sizeof(ulong) && bytes[sizeof(ulong)] == '{' && BinaryPrimitives.ReadUInt64LittleEndian(bytes) < 1UL << 48 ? ContainerKind.Safetensors
        : IsJson(bytes) ? ContainerKind.Json
        : Hdf5File.Find(bytes) > 0 ? ContainerKind.Hdf5
        : ContainerKind.Unknown;

    /// <summary>What a file of an unknown kind seems to be, and what to do.</summary>
    public static string Guess(ReadOnlySpan<byte> bytes)
    {
        var text = JsonBytes.WithoutMark(bytes).TrimStart(" \t\r\n"u8);
        return bytes.IsEmpty ? "it is empty; copy or download it again"
            : text.StartsWith("version https://git-lfs"u8) ? "it is a Git LFS pointer, not the file itself; fetch the file with 'git lfs pull'"
            : text is [(byte)'<', ..] ? "it is a web page (HTML) or XML, not a model; download the file itself, not the page that shows it"
            : bytes.StartsWith(OldTorch) ? "it is a PyTorch checkpoint of before version 1.6 (a Python pickle), which is not read; in Python, load and save it again with a newer torch or safetensors.torch.save_file"
            : bytes is [0x80, >= 2 and <= MaxProtocol, ..] ? "it is a Python pickle, not an HDF5 file or a Keras archive, and pickles are programs that are not run; in Python, save the model with model.save('model.keras')"
            : bytes is [0x93, (byte)'N', (byte)'U', (byte)'M', ..] ? "it is an array of NumPy (.npy), not a model"
            : bytes.Length > 8 && bytes[4..].StartsWith("TFL3"u8) ? "it is a TensorFlow Lite model, which is not read; use the Keras model that it was made from"
            : "it is none of the formats that are read: a Keras model (.keras, .h5), weights (.weights.h5, .safetensors, .pt) or JSON of Keras or RTNeural";
    }

    private static bool IsJson(ReadOnlySpan<byte> bytes) => JsonBytes.WithoutMark(bytes).TrimStart(" \t\r\n"u8) is [(byte)'{', ..];
}
