namespace NeuralSeqGen;

/// <summary>The bytes of a weight file in memory.</summary>
internal sealed class MemorySource(ReadOnlyMemory<byte> bytes) : ByteSource
{
    public override long Length => bytes.Length;

    public override ReadOnlyMemory<byte> Slice(long offset, int length) => bytes.Slice((int)offset, length);

    public override void CopyTo(long offset, Span<byte> destination) => bytes.Span.Slice((int)offset, destination.Length).CopyTo(destination);

    public override void Dispose()
    {
    }
}
