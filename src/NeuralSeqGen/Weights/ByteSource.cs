namespace NeuralSeqGen;

/// <summary>The bytes of a weight file, in memory or on disk, read where they are needed.</summary>
internal abstract class ByteSource : IDisposable
{
    /// <summary>The number of bytes.</summary>
    public abstract long Length { get; }

    /// <summary>Bytes from an offset on.</summary>
    public abstract ReadOnlyMemory<byte> Slice(long offset, int length);

    /// <summary>Copies bytes from an offset on.</summary>
    public abstract void CopyTo(long offset, Span<byte> destination);

    /// <summary>Closes what is open.</summary>
    public abstract void Dispose();
}
