using System.Runtime.CompilerServices;

namespace NeuralSeqGen.Keras.Files;

/// <summary>The bytes of a file, or of a member of an archive, and how sentences call it.</summary>
internal sealed class FileBytes(ReadOnlyMemory<byte> bytes, string path, string? member = null)
{
    /// <summary>All bytes.</summary>
    public ReadOnlyMemory<byte> Bytes { get; } = bytes;

    /// <summary>The number of bytes.</summary>
    public int Length => Bytes.Length;

    /// <summary>The file.</summary>
    public string Path { get; } = path;

    /// <summary>A member of the archive that this file is.</summary>
    public FileBytes Member(string name, ReadOnlyMemory<byte> content) => new(content, Path, name);

    /// <summary>The exception for what cannot be read.</summary>
    /// <param name="what">What is wrong and where, without a full stop.</param>
    /// <param name="inner">The cause.</param>
    public ModelFileException Fault(FaultText what, Exception? inner = null) =>
        new(member is null ? $"the file '{Path}' cannot be read: {what.ToString()}." : $"'{member}' in the archive '{Path}' cannot be read: {what.ToString()}.", inner) { Path = Path };

    /// <summary>Throws unless something holds.</summary>
    public void Expect(bool holds, [InterpolatedStringHandlerArgument(nameof(holds))] FaultText what)
    {
        if (!holds)
        {
            throw Fault(what);
        }
    }
}
