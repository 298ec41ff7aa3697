using System.Buffers.Binary;
using System.Text;
using NeuralSeqGen.Tests.Core;

namespace NeuralSeqGen.Tests;

/// <summary>Files of more bytes than one array holds. They are sparse: nothing but their ends is on the disk.</summary>
public sealed class LargeWeightFileTests : IDisposable
{
    private const long Large = 2_400_000_000;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>Writes tensors that the model knows behind two of 1.2 GB that it does not know.</summary>
    private string Write(params SafetensorsTensor[] tensors)
    {
        long at = Large;
        string[] entries = [SafetensorsBytes.Entry("a", "300000000", 0, Large / 2), SafetensorsBytes.Entry("b", "300000000", Large / 2, Large),
            .. tensors.Select(t => SafetensorsBytes.Entry(t.Name, string.Join(',', t.Shape), at, at += 4 * t.Values.Length))];
        byte[] header = Encoding.UTF8.GetBytes($"{{\"__metadata__\":{{\"k\":\"v\"}},{string.Join(',', entries)}}}");
        using var file = File.Create(_folder["large"]);
        file.Write(SafetensorsBytes.Of(header, 0));
        file.Position += Large;
        foreach (var tensor in tensors)
        {
            file.Write(System.Runtime.InteropServices.MemoryMarshal.AsBytes(tensor.Values.Span));
        }
        return _folder["large"];
    }

    [Fact]
    public void Tensors_behind_two_gigabytes_are_read()
    {
        using var file = SafetensorsReader.Read(Write(new SafetensorsTensor("c", [3], new float[] { 1, 2, float.NaN })));
        float[] values = new float[3];
        file.CopyTo(file.Find("c")!, values);
        Assert.Equal([1, 2, float.NaN], values);
        Assert.Equal(2, file.IndexOfNonFinite(file.Find("c")!));
    }

    [Fact]
    public void A_model_takes_its_weights_from_such_a_file()
    {
        var model = new LinearModel();
        float[] kernel = [.. Enumerable.Range(0, 15).Select(i => i - 0.5f)];
        string path = Write(new SafetensorsTensor("dense_1/kernel", [5, 3], kernel), new SafetensorsTensor("dense_1/bias", [3], new float[] { 7, 8, 9 }));
        var report = model.LoadWeights(path);
        Assert.Equal([.. kernel, 7, 8, 9], model.Parameters.ToArray());
        Assert.Equal(["a", "b"], report.Unused);
        Assert.Equal("v", report.Metadata["k"]);
        Assert.Equal("v", WeightFiles.ReadMetadata(path)["k"]);
    }

    [Fact]
    public void One_byte_too_few_is_noticed_without_reading_it()
    {
        string path = Write(new SafetensorsTensor("c", [1], new float[] { 1 }));
        using (var file = File.OpenWrite(path))
        {
            file.SetLength(file.Length - 1);
        }

        Assert.Contains("ends at byte 2400000004 of the data, which has 2400000003", Assert.Throws<WeightFileException>(() => SafetensorsReader.Read(path)).Message);
    }

    [Fact]
    public void A_file_that_is_cut_after_it_was_opened_is_refused()
    {
        string path = _folder["w"];
        SafetensorsWriter.Write(path, [new SafetensorsTensor("a", [2], new float[] { 1, 2 })]);
        byte[] bytes = File.ReadAllBytes(path);
        using var stream = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        var source = new FileSource(stream, path);
        stream.SetLength(bytes.Length - 4);
        Assert.Contains("something cuts it meanwhile", Assert.Throws<WeightFileException>(() => source.CopyTo(bytes.Length - 8, new byte[8])).Message);
    }

    [Fact]
    public void A_file_that_is_replaced_after_it_was_opened_is_read_as_it_was()
    {
        string path = _folder["w"];
        SafetensorsWriter.Write(path, [new SafetensorsTensor("a", [2], new float[] { 1, 2 })]);
        using var file = SafetensorsReader.Read(path);
        SafetensorsWriter.Write(path, [new SafetensorsTensor("a", [2], new float[] { 3, 4 })]);
        float[] values = new float[2];
        file.CopyTo(file.Tensors[0], values);
        Assert.Equal([1, 2], values);
    }

    [Fact]
    public void A_refused_file_is_closed_and_a_disposed_one_too()
    {
        File.WriteAllBytes(_folder["w"], BitConverter.GetBytes(BinaryPrimitives.ReverseEndianness(1L)));
        Assert.Throws<WeightFileException>(() => SafetensorsReader.Read(_folder["w"]));
        new FileStream(_folder["w"], FileMode.Open, FileAccess.Write, FileShare.None).Dispose();
        SafetensorsWriter.Write(_folder["w"], []);
        SafetensorsReader.Read(_folder["w"]).Dispose();
        new FileStream(_folder["w"], FileMode.Open, FileAccess.Write, FileShare.None).Dispose();
    }
}
