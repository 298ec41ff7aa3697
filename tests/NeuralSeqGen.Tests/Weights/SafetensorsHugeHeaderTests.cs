using System.Text;
using static NeuralSeqGen.Tests.SafetensorsBytes;

namespace NeuralSeqGen.Tests;

/// <summary>Headers of many megabytes that say nothing, or too much: refused or read in time and memory that grow with the file, and in few words.</summary>
public sealed class SafetensorsHugeHeaderTests : IDisposable
{
    private const int Huge = 20_000_000;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static string Long(int length = Huge) => new('n', length);

    private static string Many(int count, int nameLength = 0)
    {
        var text = new StringBuilder("{");
        for (int i = 0; i < count; i++)
        {
            text.Append(i == 0 ? "" : ",").Append(Entry($"{i}{Long(nameLength)}", "0", 0, 0));
        }

        return text.Append('}').ToString();
    }

    public static TheoryData<string> Kinds => ["name", "dtype", "field", "key", "string", "metadata", "number", "depth", "space", "tensors", "names", "extents", "escapes"];

    private static string Header(string kind) => kind switch
    {
        "name" => $"{{{Entry(Long(), string.Join(',', Enumerable.Repeat(1, 31)) + ",0", 0, 0)}}}",
        "dtype" => $"{{{Entry("a", "1", 0, 4, Long())}}}",
        "field" => $"{{\"a\":{{\"{Long()}\":1}}}}",
        "key" => $"{{\"__metadata__\":{{\"{Long()}\":\"v\"}}}}",
        "string" => $"{{\"__metadata__\":{{\"k\":\"{Long()}\"}}}}",
        "metadata" => $"{{\"__metadata__\":{{{string.Join(',', Enumerable.Range(0, 400_000).Select(i => $"\"key{i}\":\"{Long(30)}\""))}}}}}",
        "number" => $"{{{Entry("a", new string('9', Huge), 0, 4)}}}",
        "depth" => $"{{\"a\":{new string('[', Huge)}",
        "space" => $"{{{new string(' ', Huge)}",
        "tensors" => Many(300_000),
        "names" => Many(20_000, 900),
        "extents" => $"{{{Entry("a", string.Join(',', Enumerable.Repeat("1", Huge / 2)), 0, 4)}}}",
        "escapes" => $"{{{Entry(string.Concat(Enumerable.Repeat("\\u00e9", Huge / 6)), "1", 0, 4)}}}",
        _ => throw new ArgumentException(kind),
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void It_is_refused_in_few_words_with_little_memory(string kind)
    {
        byte[] bytes = Of(Header(kind), 4);
        File.WriteAllBytes(_folder["w"], bytes);
        long before = GC.GetAllocatedBytesForCurrentThread();
        var error = Assert.Throws<WeightFileException>(() => SafetensorsReader.Read(_folder["w"]));
        // The header itself is the one large array. All that is ever made counts, so that time grows with the file, too.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, bytes.Length, 2L * bytes.Length + 8_000_000);
        Assert.InRange(error.Message.Length, 50, 300 + _folder["w"].Length);
        Assert.InRange(error.Weight?.Length ?? 0, 0, 1_000);
    }

    [Fact]
    public void As_many_tensors_as_are_allowed_are_read()
    {
        using var file = SafetensorsReader.Read(Of(Many(65_536), 0));
        Assert.Equal(65_536, file.Tensors.Count);
        Assert.Equal("65535", file.Find("65535")!.Name);
    }

    [Fact]
    public void A_long_string_of_the_callers_is_written_and_read()
    {
        var metadata = new Dictionary<string, string> { ["k"] = new('é', 7_999_000) };
        SafetensorsWriter.Write(_folder["w"], [], metadata);
        Assert.Equal(metadata["k"], WeightFiles.ReadMetadata(_folder["w"])["k"]);
    }

    [Theory]
    [InlineData(1_001, 1)]
    [InlineData(1, 8_000_000)]
    public void What_no_reader_takes_is_not_written(int keyLength, int valueLength)
    {
        var metadata = new Dictionary<string, string> { [new('k', keyLength)] = new('v', valueLength) };
        Assert.Throws<ArgumentException>("metadata", () => SafetensorsWriter.Write(_folder["w"], [], metadata));
        Assert.Throws<ArgumentException>("metadata", () => SafetensorsWriter.Write(_folder["w"], [new SafetensorsTensor(new('n', 1_001), [], new float[1])]));
        Assert.Empty(_folder.Files);
    }

    /// <summary>Random pieces of headers in random order: refused or read, in few words, and never another exception.</summary>
    [Fact]
    public void Headers_of_random_pieces_are_read_or_refused_but_nothing_else()
    {
        string[] pieces = ["{", "}", "[", "]", ",", ":", "\"a\"", "\"__metadata__\"", "\"dtype\"", "\"shape\"", "\"data_offsets\"", "\"F32\"", "\"I64\"", "0", "4", "-1", "1e400", "99999999999999999999", "\"\\ud800\"", "\"\\u0000\"", "null", "true", " ", "\u00ff", Entry("b", "1", 0, 4), "\"c\":{", "[0,4]", "[1]"];
        var random = new Random(1);
        for (int i = 0; i < 5_000; i++)
        {
            string header = "{" + string.Concat(Enumerable.Range(0, random.Next(1, 14)).Select(_ => pieces[random.Next(pieces.Length)]));
            var error = Record.Exception(() => SafetensorsReader.Read(Of(header, random.Next(0, 9))));
            Assert.True(error is null or WeightFileException { Message.Length: <= 300 }, $"{header}: {error}");
        }
    }
}
