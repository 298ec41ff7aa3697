using System.Buffers.Binary;
using System.Text;

namespace NeuralSeqGen.Models.Tests;

/// <summary>A file that is cut off, foreign or made to harm is refused with a WeightFileException, and neither weights nor optimizer change.</summary>
public sealed class BadWeightFilesLeaveTheModelAsItWas : IDisposable
{
    private static readonly LoadOptions WithOptimizer = new() { IncludeOptimizer = true };
    private readonly Smooth _model = new(seed: 1);
    private readonly float[] _before;

    public BadWeightFilesLeaveTheModelAsItWas() => _before = _model.Parameters.ToArray();

    public void Dispose() => Same.Bits(_before, _model.Parameters);

    [Fact]
    public void CutOffAnywhere()
    {
        byte[] bytes = Saved(_model, optimizer: true);
        for (int length = 0; length < bytes.Length; length += length < 16 ? 1 : 97)
        {
            Assert.Equal("NSG0501", Assert.Throws<WeightFileException>(() => _model.LoadWeights(bytes.AsSpan(0, length), WithOptimizer)).RuleId);
        }
    }

    [Theory]
    [InlineData(ulong.MaxValue), InlineData(long.MaxValue), InlineData(1ul << 40), InlineData(0ul)]
    public void AHeaderLengthBeyondTheFile(ulong announced)
    {
        byte[] bytes = Saved(_model);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, announced);
        Refused(bytes);
    }

    [Theory]
    [InlineData("""{"gru_1/kernel":{"dtype":"F32","shape":[3,12],"data_offsets":[0,144]},"gru_1/bias":{"dtype":"F32","shape":[12],"data_offsets":[100,148]}}""", 148)]
    [InlineData("""{"gru_1/kernel":{"dtype":"F32","shape":[2147483647,2147483647],"data_offsets":[0,4]}}""", 4)]
    [InlineData("""{"gru_1/kernel":{"dtype":"F32","shape":[3,12],"data_offsets":[0,9223372036854775807]}}""", 4)]
    [InlineData("""{"gru_1/kernel":{"dtype":"F32","shape":[-3,-12],"data_offsets":[0,144]}}""", 144)]
    [InlineData("""{"gru_1/kernel":{"dtype":"F32","shape":[3,12],"data_offsets":[0,144]}""", 144)]
    [InlineData("[]", 0)]
    [InlineData("", 0)]
    public void OverlappingOffsets_HugeShapes_NoJson(string header, int data) => Refused(File(header, data));

    [Fact]
    public void AForeignFile_NamesWhatIsMissing()
    {
        var error = Refused(Saved(new Vector()));
        Assert.StartsWith("NSG0501: Smooth.LoadWeights: ", error.Message);
        Assert.Contains("written by model Vector", error.Message);
        Assert.Contains("no tensor 'gru_1/kernel'", error.Message);
        Assert.Equal("gru_1/kernel", error.Weight);
    }

    [Fact]
    public void AnotherShape_NamesBoth()
    {
        var error = Refused(Saved(new Model1()));
        Assert.Contains("'gru_1/kernel' is (3, 12) but the file has (15, 48)", error.Message);
    }

    [Fact]
    public void AnotherElementType() =>
        Assert.Contains("F64", Refused(File("""{"gru_1/kernel":{"dtype":"F64","shape":[3,12],"data_offsets":[0,288]}}""", 288)).Message);

    [Fact]
    public void SomethingThatIsNoWeightFile()
    {
        using var folder = new TemporaryFolder();
        System.IO.File.WriteAllText(folder["text"], "Error when checking target: expected activation_3 to have 2 dimensions");
        var error = Assert.Throws<WeightFileException>(() => _model.LoadWeights(folder["text"]));
        Assert.Equal(folder["text"], error.Path);
        Assert.ThrowsAny<IOException>(() => _model.LoadWeights(folder["missing"]));
    }

    [Fact]
    public void WeightsAlone_WhereTheOptimizerIsAskedFor() =>
        Assert.Contains("no optimizer state", Assert.Throws<WeightFileException>(() => _model.LoadWeights(Saved(new Smooth(seed: 2)), WithOptimizer)).Message);

    [Fact]
    public void AnyByteChanged_IsReadOrRefused_AndNothingElse()
    {
        byte[] bytes = Saved(_model);
        for (int at = 0; at < Math.Min(bytes.Length, 700); at++)
        {
            foreach (byte change in (byte[])[1, 32, 128, 255])
            {
                bytes[at] ^= change;
                var error = Record.Exception(() => new Smooth().LoadWeights(bytes));
                Assert.True(error is null or WeightFileException, $"byte {at} ^ {change}: {error}");
                bytes[at] ^= change;
            }
        }
    }

    private WeightFileException Refused(byte[] bytes)
    {
        var error = Assert.Throws<WeightFileException>(() => _model.LoadWeights(bytes));
        Assert.Equal("NSG0501", error.RuleId);
        return error;
    }

    private static byte[] Saved(ISequenceModel model, bool optimizer = false)
    {
        var stream = new MemoryStream();
        model.SaveWeights(stream, new SaveOptions { IncludeOptimizer = optimizer });
        return stream.ToArray();
    }

    private static byte[] File(string header, int data)
    {
        byte[] text = System.Text.Encoding.UTF8.GetBytes(header);
        byte[] bytes = new byte[8 + text.Length + data];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, (ulong)text.Length);
        text.CopyTo(bytes, 8);
        return bytes;
    }
}
