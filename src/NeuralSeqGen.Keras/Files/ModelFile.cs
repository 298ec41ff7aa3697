using System.Security.Cryptography;

namespace NeuralSeqGen.Keras.Files;

/// <summary>Opens files of Keras, PyTorch and RTNeural. What a file is, its bytes say, never its name; nothing in it is trusted or executed.</summary>
internal static class ModelFile
{
    /// <summary>Reads what a file holds.</summary>
    /// <exception cref="ModelFileException">It is none of the formats, is damaged, or holds what is not read.</exception>
    public static SavedModel Open(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return Open(Bytes(path), path);
    }

    /// <summary>Reads what bytes hold.</summary>
    /// <param name="bytes">All of the file, which must stay as they are.</param>
    /// <param name="path">What sentences call it.</param>
    public static SavedModel Open(ReadOnlyMemory<byte> bytes, string path)
    {
        var file = new FileBytes(bytes, path);
        string sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes.Span));
        switch (Container.Of(bytes.Span))
        {
            case ContainerKind.Zip: return Archive(file, sha256);
            case ContainerKind.Hdf5: return new KerasHdf5(file).Read(sha256);
            case ContainerKind.Json: return JsonFile.Read(file, sha256);
            case ContainerKind.Safetensors: return new SavedModel(path, SavedFormat.Safetensors) { Weights = TensorsFile.Read(file), Sha256 = sha256 };
            default: throw file.Fault($"{Container.Guess(bytes.Span)}");
        }
    }

    private static SavedModel Archive(FileBytes file, string sha256)
    {
        var zip = new ZipBytes(file);
        return TorchFile.Pickle(zip) is { } pickle
            ? new SavedModel(file.Path, SavedFormat.TorchArchive) { Weights = TorchFile.Read(file, zip, pickle), Sha256 = sha256 }
            : KerasArchive.Read(file, zip, sha256);
    }

    private static byte[] Bytes(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            string why = Directory.Exists(path) ? "it is a folder; pass the path of a file" : e switch
            {
                FileNotFoundException or DirectoryNotFoundException => "there is no such file; check the path",
                UnauthorizedAccessException => "this user may not read it; change its permissions",
                _ => e.Message.TrimEnd('.'),
            };
            throw new FileBytes(default, path).Fault($"{why}", e);
        }
    }
}
