using System.Text.Json.Nodes;
using NeuralSeqGen.Conformance;

namespace NeuralSeqGen.Compiler.Tests.Lowering;

/// <summary>Whatever a recorded case says that the checks do not know makes it fail by name: nothing of it is passed over.</summary>
public sealed class FixtureFormatTests : IDisposable
{
    private const string Case = "simple_rnn_last";

    private static readonly string Fixtures = Path.Combine(AppContext.BaseDirectory, "fixtures");

    private readonly string _folder = Directory.CreateTempSubdirectory("nsg-format").FullName;

    [Fact]
    public void AsRecorded_NothingIsUnknown() => Assert.Null(Reason(_ => { }, Case));

    [Theory]
    [InlineData("keras-conformance/1")]
    [InlineData("keras-conformance/2")]
    public void KnownFormat_CanBeRun(string format) => Assert.Null(Reason(json => json["format"] = format, Case));

    [Fact]
    public void OtherFormat_IsNamed() => Assert.Equal("format keras-conformance/3", Reason(json => json["format"] = "keras-conformance/3", Case));

    [Fact]
    public void KeyOfTheCase_IsNamed() => Assert.Equal("colour", Reason(json => json["colour"] = "red", Case));

    [Fact]
    public void KeyOfAWeight_IsNamed() => Assert.Equal("weights: colour", Reason(json => json["weights"]![0]!["colour"] = "red", Case));

    [Fact]
    public void KeyOfALayer_IsNamed() => Assert.Equal("simple_rnn_1: colour", Reason(json => json["layers"]![0]!["colour"] = "red", Case));

    [Fact]
    public void KeyOfALayersConfig_IsNamed() => Assert.Equal("simple_rnn_1: colour = \"red\"", Reason(json => json["layers"]![0]!["config"]!["colour"] = "red", Case));

    [Fact]
    public void KeyOfTheOptimizer_IsNamed() => Assert.Equal("optimizer: colour = \"red\"", Reason(json => json["optimizer"]!["config"]!["colour"] = "red", Case));

    [Theory]
    [InlineData("colour/red")]
    [InlineData("after5/dense_1/bia")]
    [InlineData("grad/y")]
    public void Tensor_IsNamed(string name) => Assert.Equal("tensor " + name, Reason(_ => { }, Case, bytes => Renamed(bytes, "after5/dense_1/bias", name)));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Why a case that was changed cannot be run; null where it can.</summary>
    private string? Reason(Action<JsonNode> change, string name, Func<byte[], byte[]>? tensors = null)
    {
        var json = JsonNode.Parse(File.ReadAllText(Path.Combine(Fixtures, name + ".json")))!;
        change(json);
        File.WriteAllText(Path.Combine(_folder, name + ".json"), json.ToJsonString());
        byte[] bytes = File.ReadAllBytes(Path.Combine(Fixtures, name + ".safetensors"));
        File.WriteAllBytes(Path.Combine(_folder, name + ".safetensors"), tensors is null ? bytes : tensors(bytes));
        return FixtureSupport.ReasonAgainst(Fixture.Load(_folder, name));
    }

    // the header is text behind the eight bytes of its length; spaces keep the length
    private static byte[] Renamed(byte[] file, string from, string to)
    {
        int length = (int)BitConverter.ToInt64(file, 0);
        string header = System.Text.Encoding.UTF8.GetString(file, 8, length);
        string renamed = header.Replace($"\"{from}\"", $"\"{to}\"" + new string(' ', from.Length - to.Length), StringComparison.Ordinal);
        Assert.NotEqual(header, renamed);
        System.Text.Encoding.UTF8.GetBytes(renamed, file.AsSpan(8, length));
        return file;
    }
}
