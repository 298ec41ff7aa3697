using System.Buffers.Binary;
using System.Text;

namespace NeuralSeqGen.Tests;

public sealed class SafetensorsTests : IDisposable
{
    private static readonly SafetensorsTensor[] Tensors =
    [
        new("gru_1/kernel", [2, 3], new float[] { 1, -2, 3.5f, float.Epsilon, float.NaN, float.MaxValue }),
        new("empty", [0, 4], ReadOnlyMemory<float>.Empty),
        new("größe", [], new float[] { 7 }),
    ];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static byte[] Bytes(IReadOnlyDictionary<string, string>? metadata = null)
    {
        var stream = new MemoryStream();
        SafetensorsWriter.Write(stream, Tensors, metadata);
        return stream.ToArray();
    }

    private static float[] Values(SafetensorsFile file, string name)
    {
        var tensor = file.Find(name)!;
        float[] values = new float[tensor.Length];
        file.CopyTo(tensor, values);
        return values;
    }

    private static void AssertSound(SafetensorsFile file)
    {
        Assert.Equal(["gru_1/kernel", "empty", "größe"], file.Tensors.Select(t => t.Name));
        Assert.Equal([2, 3], file.Tensors[0].Shape);
        foreach (var tensor in Tensors)
        {
            Assert.Equal(tensor.Values.ToArray(), Values(file, tensor.Name));
        }

        Assert.Null(file.Find("gru_2/kernel"));
    }

    [Theory]
    [InlineData(new byte[] { 0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0 }, "it is an HDF5 file, such as Keras's .h5: weights are read from safetensors. 'nsg weights' of the tool NeuralSeqGen.Tool, or KerasWeights.Load of the package NeuralSeqGen.Keras, reads it into this class; 'nsg import' makes a class of it")]
    [InlineData(new byte[] { 0x50, 0x4B, 3, 4, 20, 0, 0, 0, 0, 0 }, "it is a zip archive, such as Keras's .keras or PyTorch's .pt: weights are read from safetensors. 'nsg weights' of the tool NeuralSeqGen.Tool, or KerasWeights.Load and PyTorchWeights.Load of the package NeuralSeqGen.Keras, read it into this class")]
    public void Files_of_other_formats_are_known_by_their_first_bytes(byte[] bytes, string sentence)
    {
        var error = Assert.Throws<WeightFileException>(() => SafetensorsReader.Read(bytes));
        Assert.Equal($"NSG0501: the weight file cannot be read: {sentence}.", error.Message);
        // one byte off is some other broken file
        bytes[1] ^= 1;
        Assert.Contains("announces a header of", Assert.Throws<WeightFileException>(() => SafetensorsReader.Read(bytes)).Message);
    }

    [Fact]
    public void What_is_written_is_read_back_bit_for_bit_from_bytes_streams_and_files()
    {
        AssertSound(SafetensorsReader.Read(Bytes()));
        AssertSound(SafetensorsReader.Read(new MemoryStream(Bytes())));
        SafetensorsWriter.Write(_folder["w"], Tensors);
        var file = SafetensorsReader.Read(_folder["w"]);
        AssertSound(file);
        Assert.Equal(_folder["w"], file.Path);
    }

    [Fact]
    public void The_bytes_are_those_of_the_format()
    {
        var stream = new MemoryStream();
        SafetensorsWriter.Write(stream, [new SafetensorsTensor("a", [2], new float[] { 1, 2 })], new Dictionary<string, string> { ["z"] = "1", ["b"] = "2" });
        const string Header = """{"__metadata__":{"b":"2","z":"1"},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""";
        byte[] bytes = stream.ToArray();
        int length = (int)BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        Assert.Equal(0, length % 8);
        Assert.Equal(Header.PadRight(length), Encoding.UTF8.GetString(bytes, 8, length));
        Assert.Equal([0, 0, 0x80, 0x3f, 0, 0, 0, 0x40], bytes[(8 + length)..]);
    }

    [Fact]
    public void Equal_contents_give_equal_bytes_whatever_order_the_metadata_has()
    {
        byte[] one = Bytes(new Dictionary<string, string> { ["a"] = "1", ["b"] = "2" });
        Assert.Equal(one, Bytes(new Dictionary<string, string> { ["b"] = "2", ["a"] = "1" }));
    }

    [Fact]
    public void Metadata_comes_back() =>
        Assert.Equal("ü\"\n", SafetensorsReader.Read(Bytes(new Dictionary<string, string> { ["k"] = "ü\"\n" })).Metadata["k"]);

    [Fact]
    public void A_stream_stays_open_and_one_that_cannot_seek_is_read()
    {
        var stream = new MemoryStream();
        SafetensorsWriter.Write(stream, Tensors);
        stream.Position = 0;
        AssertSound(SafetensorsReader.Read(new System.IO.Compression.BrotliStream(Compressed(stream), System.IO.Compression.CompressionMode.Decompress)));
    }

    [Fact]
    public void Whole_numbers_are_read_as_such()
    {
        byte[] bytes = SafetensorsBytes.Of($"{{{SafetensorsBytes.Entry("y", "1", 0, 4, "I32")}}}", 4);
        bytes[^4] = 5;
        var file = SafetensorsReader.Read(bytes);
        int[] values = new int[1];
        file.CopyTo(file.Tensors[0], values);
        Assert.Equal([5], values);
    }

    [Fact]
    public void A_file_that_is_refused_is_named()
    {
        File.WriteAllText(_folder["w"], "something else entirely");
        var error = Assert.Throws<WeightFileException>(() => SafetensorsReader.Read(_folder["w"]));
        Assert.Equal(_folder["w"], error.Path);
        Assert.Contains(_folder["w"], error.Message);
    }

    [Fact]
    public void Tensors_that_cannot_be_written_are_refused_before_anything_is()
    {
        Assert.Throws<ArgumentException>(() => SafetensorsWriter.Write(_folder["w"], [new SafetensorsTensor("a", [2], new float[1])]));
        Assert.Throws<ArgumentException>(() => SafetensorsWriter.Write(_folder["w"], [Tensors[2], Tensors[2]]));
        Assert.Throws<ArgumentException>(() => SafetensorsWriter.Write(_folder["w"], [new SafetensorsTensor("__metadata__", [], new float[1])]));
        Assert.Empty(_folder.Files);
    }

    private static MemoryStream Compressed(MemoryStream plain)
    {
        var compressed = new MemoryStream();
        using (var brotli = new System.IO.Compression.BrotliStream(compressed, System.IO.Compression.CompressionMode.Compress, leaveOpen: true))
        {
            plain.CopyTo(brotli);
        }

        compressed.Position = 0;
        return compressed;
    }
}
