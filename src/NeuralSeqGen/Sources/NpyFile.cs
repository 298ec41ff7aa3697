using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace NeuralSeqGen;

/// <summary>
/// An array in a NumPy file (<c>numpy.save</c>, .npy), of which samples are read as they are needed: the file may be larger than memory. Numbers of other
/// types are converted: bytes, bools and wider integers to int where they fit, halves and doubles to float.
/// </summary>
/// <remarks>Values are read with positioned reads, not mapped: a file that another process cuts short is then an exception and no crash, and the system's cache keeps what is read again.</remarks>
/// <typeparam name="TArray">The array type of some samples, batch axis first: <c>float[,,]</c>, <c>int[,]</c>, <c>int[]</c>.</typeparam>
public sealed class NpyFile<TArray> : IDisposable where TArray : class
{
    private readonly SafeFileHandle _file;
    private readonly string _path;
    private readonly NpyHeader _header;
    private readonly int _elements;
    private readonly int _size;

    private NpyFile(SafeFileHandle file, string path)
    {
        _file = file;
        _path = path;
        _header = NpyHeader.Read(file, path);
        _size = NpyValues.SizeOf(_header.Type);
        CheckType();
        long elements = 1;
        foreach (long extent in _header.Extents.Skip(1))
        {
            elements = extent <= Array.MaxLength && elements * extent <= Array.MaxLength ? elements * extent : throw NpyHeader.Refused(path, "a sample has more values than an array holds");
        }

        _elements = (int)elements;
        long available = (RandomAccess.GetLength(file) - _header.Start) / _size;
        if (_elements == 0 || Count > available / _elements)
        {
            throw NpyHeader.Refused(path, FormattableString.Invariant($"its header says {Count} samples of {_elements} values, and {available} values are in it"));
        }
    }

    /// <summary>Number of samples.</summary>
    public long Count => _header.Extents[0];

    /// <summary>Extents of one sample.</summary>
    public IReadOnlyList<int> Shape => [.. _header.Extents.Skip(1).Select(extent => (int)extent)];

    /// <summary>Opens a file.</summary>
    /// <exception cref="InvalidDataException">It is no such file, or its rank or type is not that of <typeparamref name="TArray"/>.</exception>
    public static NpyFile<TArray> Open(string path)
    {
        var file = File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete, options: FileOptions.RandomAccess);
        try
        {
            return new NpyFile<TArray>(file, path);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Some samples, in a new array.</summary>
    /// <param name="first">The first of them.</param>
    /// <param name="count">How many.</param>
    public TArray Read(long first, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first, Count - count);
        var array = Array.CreateInstanceFromArrayType(typeof(TArray), [count, .. Shape]);
        int values = checked(count * _elements);
        byte[]? wide = IsSame ? null : new byte[checked(values * _size)];
        var bytes = wide ?? MemoryMarshal.CreateSpan(ref MemoryMarshal.GetArrayDataReference(array), checked(values * _size));
        Fill(bytes, _header.Start + first * _elements * _size);
        if (wide is not null)
        {
            Convert(wide, array, values, first);
        }

        return (TArray)(object)array;
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _file.Dispose();

    private static bool IsInt => typeof(TArray).GetElementType() == typeof(int);

    private bool IsSame => _header.Type == (IsInt ? "<i4" : "<f4") && BitConverter.IsLittleEndian;

    private void CheckType()
    {
        var type = typeof(TArray);
        if (!type.IsArray || (type.GetElementType() != typeof(float) && !IsInt))
        {
            throw new NotSupportedException($"NpyFile<{type.Name}>: arrays of float or int are read, such as float[,,] or int[,].");
        }

        if (_size == 0 || (IsInt && _header.Type[1] == 'f'))
        {
            throw NpyHeader.Refused(_path, $"its values are '{_header.Type}', which are not read as {(IsInt ? "int: save x.astype(numpy.int32)" : "float: save x.astype(numpy.float32)")}");
        }

        if (_header.Extents.Length != type.GetArrayRank())
        {
            throw NpyHeader.Refused(_path, FormattableString.Invariant($"it has {_header.Extents.Length} axes, and {type.Name} has {type.GetArrayRank()}"));
        }
    }

    private void Fill(Span<byte> bytes, long offset)
    {
        while (bytes.Length > 0)
        {
            int read = RandomAccess.Read(_file, bytes, offset);
            if (read == 0)
            {
                throw NpyHeader.Refused(_path, FormattableString.Invariant($"it ends at byte {offset}; it was longer when it was opened"));
            }

            bytes = bytes[read..];
            offset += read;
        }
    }

    private void Convert(byte[] from, Array to, int values, long first)
    {
        ref byte start = ref MemoryMarshal.GetArrayDataReference(to);
        if (!IsInt)
        {
            NpyValues.ToSingle(_header.Type, from, MemoryMarshal.CreateSpan(ref Unsafe.As<byte, float>(ref start), values));
        }
        else if (!NpyValues.TryToInt32(_header.Type, from, MemoryMarshal.CreateSpan(ref Unsafe.As<byte, int>(ref start), values), out var bad))
        {
            throw NpyHeader.Refused(_path, $"the number {bad} in the samples from {first} on does not fit an int");
        }
    }
}
