using System.Collections;

namespace NeuralSeqGen.Keras.Files;

/// <summary>The values of a dataset in chunks, each of which must be there once and is turned into float32 as it is read. (HDF5 File Format Specification, III.A.1, "B-tree version 1, node type 1".)</summary>
internal sealed class Hdf5Chunks
{
    private const int Slack = 1 << 20, MaxChunk = 1 << 30, MaxLevel = 32, MostSpare = 4;

    private readonly Hdf5Bytes _file;
    private readonly string _path;
    private readonly IReadOnlyList<int> _extents;
    private readonly int[] _chunk, _counts;
    private readonly int _size;
    private readonly StoredType _type;
    private readonly Func<string, ModelFileException> _refuse;
    private readonly IReadOnlyList<Hdf5Filter> _filters;
    private readonly float[] _values;
    private readonly BitArray _isThere;

    private Hdf5Chunks(Hdf5Bytes file, string path, Hdf5Layout layout, IReadOnlyList<int> extents, StoredType type, long length)
    {
        (_file, _path, _extents, _chunk, _size, _filters) = (file, path, extents, layout.Chunk!, type.Size, layout.Filters!);
        (_type, _refuse) = (type, what => file.Fault($"'{path}' {what}"));
        _counts = [.. extents.Select((extent, axis) => (int)(((long)extent + _chunk[axis] - 1) / _chunk[axis]))];
        long count = _counts.Aggregate(1L, (product, one) => product * one), bytes = _chunk.Aggregate((long)_size, (product, one) => product > int.MaxValue ? product : product * one);
        _file.Expect(bytes <= Math.Min(length + Slack, MaxChunk) && (Int128)count * bytes <= MostSpare * (Int128)length + Slack, $"'{path}' takes {length} bytes, but has {count} chunks of {bytes}");
        _isThere = new BitArray((int)count);
        _values = new float[length / _size];
    }

    public static float[] Read(Hdf5Bytes file, string path, Hdf5Layout layout, IReadOnlyList<int> extents, StoredType type, long length)
    {
        var chunks = new Hdf5Chunks(file, path, layout, extents, type, length);
        chunks.ReadTree(layout.At, -1);
        file.Expect(chunks._isThere.HasAllSet(), $"'{path}' is declared as {ShapeText.Of([.. extents])}, but not all of its values were written");
        return chunks._values;
    }

    private void ReadTree(ulong at, int level)
    {
        int headLength = 8 + 2 * _file.OffsetSize, keyLength = 8 + 8 * (_chunk.Length + 1);
        var head = _file.At(at, (ulong)headLength, "TREE"u8, "a B-tree");
        int type = head.Byte(), found = head.Byte(), count = head.UInt16();
        _file.Expect(type == 1 && (level < 0 ? found <= MaxLevel : found == level), $"the B-tree at byte {at} has a node of type {type} and level {found} where another is needed");
        var children = _file.At(at + (ulong)headLength, (ulong)(count * (keyLength + _file.OffsetSize)), "a B-tree");
        for (int i = 0; i < count; i++)
        {
            uint stored = children.UInt32(), mask = children.UInt32();
            int[] from = From(ref children);
            ulong child = children.Offset();
            if (found > 0)
            {
                ReadTree(child, found - 1);
            }
            else
            {
                ReadChunk(child, stored, mask, from);
            }
        }
    }

    private int[] From(ref Hdf5Cursor key)
    {
        int[] from = new int[_chunk.Length];
        for (int axis = 0; axis < from.Length; axis++)
        {
            from[axis] = (int)Math.Min(key.Number(8), int.MaxValue);
        }

        key.Skip(8);
        return from;
    }

    private void ReadChunk(ulong at, uint stored, uint mask, int[] from)
    {
        int index = 0;
        for (int axis = 0; axis < from.Length; axis++)
        {
            _file.Expect(from[axis] < _extents[axis] && from[axis] % _chunk[axis] == 0, $"'{_path}' has a chunk at {from[axis]}, where none belongs");
            index = index * _counts[axis] + from[axis] / _chunk[axis];
        }

        _file.Expect(!_isThere[index], $"'{_path}' has a chunk twice");
        _isThere[index] = true;
        // many chunks may share their stored bytes, which are inflated and summed up for each
        _file.Spend(stored);
        int length = _chunk.Aggregate(_size, (product, one) => product * one);
        var bytes = Hdf5Unfilter.Run(_file, _path, _file.Slice(at, stored, _path), _filters, mask, length, _size);
        _file.Expect(bytes.Length == length, $"'{_path}' has a chunk of {bytes.Length} bytes, not {length}");
        Copy(bytes.Span, from, 0, 0, 0);
    }

    // Row by row; what stands over the edge of the extents is left out.
    private void Copy(ReadOnlySpan<byte> bytes, int[] from, int axis, int source, int target)
    {
        int count = Math.Min(_chunk[axis], _extents[axis] - from[axis]);
        (source, target) = (source * _chunk[axis], target * _extents[axis] + from[axis]);
        if (axis == from.Length - 1)
        {
            ElementValues.Read(bytes.Slice(source * _size, count * _size), _type, _values.AsSpan(target, count), _refuse);
            return;
        }

        for (int i = 0; i < count; i++)
        {
            Copy(bytes, from, axis + 1, source + i, target + i);
        }
    }
}
