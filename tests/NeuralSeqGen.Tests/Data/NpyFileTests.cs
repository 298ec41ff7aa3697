using System.Buffers.Binary;
using System.Text;

namespace NeuralSeqGen.Tests.Data;

/// <summary>NumPy files are read sample by sample; numbers of other types come as what they are.</summary>
public sealed class NpyFileTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"nsg-{Guid.NewGuid():N}.npy");

    public void Dispose() => File.Delete(_path);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Floats_AreReadByTheirPlace(int version)
    {
        Write("<f4", "(5, 2, 3)", [.. Enumerable.Range(0, 30).SelectMany(i => BitConverter.GetBytes((float)i))], version);
        using var file = NpyFile<float[,,]>.Open(_path);
        Assert.Equal(5, file.Count);
        Assert.Equal([2, 3], file.Shape);
        float[,,] read = file.Read(3, 2);
        Assert.Equal((2, 2, 3), (read.GetLength(0), read.GetLength(1), read.GetLength(2)));
        Assert.Equal(Enumerable.Range(18, 12).Select(i => (float)i), Sequences.AsSpan(read).ToArray());
        Assert.Empty(file.Read(5, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => file.Read(4, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => file.Read(-1, 2));
    }

    [Fact]
    public void OtherTypes_AreConverted()
    {
        Assert.Equal([1.5f, -2], Floats("<f8", [.. BitConverter.GetBytes(1.5), .. BitConverter.GetBytes(-2.0)]));
        Assert.Equal([1.5f, -2], Floats("<f2", [.. BitConverter.GetBytes((Half)1.5), .. BitConverter.GetBytes((Half)(-2))]));
        Assert.Equal([200, 7], Floats("|u1", [200, 7]));
        Assert.Equal([1, 0], Floats("|b1", [1, 0]));
        Assert.Equal([-3, 70000], Ints("<i8", [.. BitConverter.GetBytes(-3L), .. BitConverter.GetBytes(70000L)]));
        Assert.Equal([-3, 7], Ints("<i2", [.. BitConverter.GetBytes((short)-3), .. BitConverter.GetBytes((short)7)]));
        Assert.Equal([-3, 7], Ints("|i1", [unchecked((byte)-3), 7]));
        Assert.Equal([65535, 7], Ints("<u2", [255, 255, 7, 0]));
        Assert.Equal([int.MaxValue, 0], Ints("<u4", [.. BitConverter.GetBytes(int.MaxValue), 0, 0, 0, 0]));
    }

    [Fact]
    public void NumbersBeyondInt_AreRefused()
    {
        Write("<i8", "(2,)", [.. BitConverter.GetBytes(1L), .. BitConverter.GetBytes(1L << 40)]);
        using var file = NpyFile<int[]>.Open(_path);
        Assert.Contains("the number 1099511627776 in the samples from 0 on does not fit an int", Assert.Throws<InvalidDataException>(() => file.Read(0, 2)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<f4", "(2, 3)", 20, "its header says 2 samples of 3 values, and 5 values are in it")]
    [InlineData("<f4", "(2,)", 8, "it has 1 axes, and Single[,] has 2")]
    [InlineData("<c8", "(2, 3)", 48, "its values are '<c8', which are not read as float: save x.astype(numpy.float32)")]
    [InlineData(">f4", "(2, 3)", 24, "its values are '>f4', which are not read as float")]
    [InlineData("<f4", "(2, 4611686018427387904)", 24, "a sample has more values than an array holds")]
    [InlineData("<f4", "(4611686018427387904, 3)", 24, "its header says 4611686018427387904 samples of 3 values, and 6 values are in it")]
    [InlineData("<f4", "(99999999999999999999, 3)", 24, "its shape has the extent '99999999999999999999'")]
    [InlineData("<f4", "(2, 0)", 0, "its header says 2 samples of 0 values")]
    public void WhatDoesNotFit_IsRefused(string type, string shape, int bytes, string said)
    {
        Write(type, shape, new byte[bytes]);
        Assert.Contains(said, Assert.Throws<InvalidDataException>(() => NpyFile<float[,]>.Open(_path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FortranOrder_OtherFiles_AndFloatsAsInts_AreRefused()
    {
        Write("<f4", "(2, 3)", new byte[24], order: "True");
        Assert.Contains("Fortran order: save numpy.ascontiguousarray(x)", Assert.Throws<InvalidDataException>(() => NpyFile<float[,]>.Open(_path)).Message, StringComparison.Ordinal);
        Write("<f4", "(2, 3)", new byte[24]);
        Assert.Contains("not read as int: save x.astype(numpy.int32)", Assert.Throws<InvalidDataException>(() => NpyFile<int[,]>.Open(_path)).Message, StringComparison.Ordinal);
        Assert.Throws<NotSupportedException>(() => NpyFile<double[,]>.Open(_path));
        foreach (byte[] bytes in new byte[][] { [], [0x93], "PK\u0003\u0004 something else"u8.ToArray(), [0x93, .. "NUMPY"u8, 9, 0, 255, 255, 0, 0], [0x93, .. "NUMPY"u8, 2, 0, 255, 255, 255, 255], [0x93, .. "NUMPY"u8, 1, 0, 2, 0, (byte)'{', (byte)'}'] })
        {
            File.WriteAllBytes(_path, bytes);
            Assert.StartsWith($"'{_path}' is not read: ", Assert.Throws<InvalidDataException>(() => NpyFile<float[,]>.Open(_path)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void AFileThatIsCutShort_WhileItIsOpen_IsAnException()
    {
        Write("<f4", "(5, 3)", new byte[60]);
        using var file = NpyFile<float[,]>.Open(_path);
        using (var cut = new FileStream(_path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            cut.SetLength(cut.Length - 20);
        }

        Assert.Contains("it was longer when it was opened", Assert.Throws<InvalidDataException>(() => file.Read(0, 5)).Message, StringComparison.Ordinal);
        Assert.Equal(6, file.Read(0, 2).Length);
    }

    [Fact]
    public void Sources_ReadBothFilesInChunks()
    {
        Write("<f4", "(5, 1)", [.. Enumerable.Range(0, 5).SelectMany(i => BitConverter.GetBytes((float)i))]);
        using var x = NpyFile<float[,]>.Open(_path);
        var source = SampleSource.FromFiles(x, x, chunk: 2);
        Assert.Equal(5, source.Samples);
        Assert.Equal([2, 2, 1], source.Select(chunk => chunk.Input.GetLength(0)));
        Assert.Equal([0f, 1, 2, 3, 4], source.SelectMany(chunk => Sequences.AsSpan(chunk.Target).ToArray()));
    }

    private float[] Floats(string type, byte[] values)
    {
        Write(type, "(2,)", values);
        using var file = NpyFile<float[]>.Open(_path);
        return file.Read(0, 2);
    }

    private int[] Ints(string type, byte[] values)
    {
        Write(type, "(2,)", values);
        using var file = NpyFile<int[]>.Open(_path);
        return file.Read(0, 2);
    }

    private void Write(string type, string shape, byte[] values, int version = 1, string order = "False")
    {
        string header = $"{{'descr': '{type}', 'fortran_order': {order}, 'shape': {shape}, }}";
        byte[] text = Encoding.UTF8.GetBytes(header.PadRight(117) + "\n"), length = new byte[version == 1 ? 2 : 4];
        if (version == 1)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(length, (ushort)text.Length);
        }
        else
        {
            BinaryPrimitives.WriteInt32LittleEndian(length, text.Length);
        }

        File.WriteAllBytes(_path, [0x93, .. "NUMPY"u8, (byte)version, 0, .. length, .. text, .. values]);
    }
}
