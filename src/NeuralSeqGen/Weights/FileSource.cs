namespace NeuralSeqGen;

/// <summary>
/// A weight file on disk, of any size: what is not asked for is not read. It stays open, so that a file that takes its place meanwhile does not
/// mix with it. Reads, not a memory map: a mapped file that shrinks ends the process.
/// </summary>
internal sealed class FileSource(FileStream stream, string path) : ByteSource
{
    public override long Length { get; } = stream.Length;

    public override ReadOnlyMemory<byte> Slice(long offset, int length)
    {
        byte[] bytes = new byte[length];
        CopyTo(offset, bytes);
        return bytes;
    }

    public override void CopyTo(long offset, Span<byte> destination)
    {
        while (!destination.IsEmpty)
        {
            int read = RandomAccess.Read(stream.SafeFileHandle, destination, offset);
            if (read == 0)
            {
                throw SafetensorsError.Of(path, $"it ended at byte {offset}, before its {Length} bytes were read; something cuts it meanwhile");
            }

            destination = destination[read..];
            offset += read;
        }
    }

    public override void Dispose() => stream.Dispose();
}
