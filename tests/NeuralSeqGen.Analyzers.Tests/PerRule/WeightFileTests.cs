using NeuralSeqGen.Analyzers.Tests.Verification;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

public sealed class WeightFileTests
{
    private const string Model = "[SequenceModel, {|NSG0504:WeightFile(\"model.safetensors\")|}, Input(64, 15), Gru(16, ResetAfter = true), Dense(8)] public sealed partial class Model;";

    [Fact]
    public Task FileThatIsNoItem_Triggers() => WeightFileTest.VerifyAsync(Model);

    /// <summary>The item names the file itself; the text about it is what the build makes of it.</summary>
    [Fact]
    public Task FileOfAnotherName_Triggers() => WeightFileTest.VerifyAsync(Model, ("/project/obj/weights/other-model.safetensors.json", WeightHeaders.Text(WeightHeaders.Whole)), ("/project/model.safetensors", "…"));

    [Fact]
    public Task TwoFilesOfThatName_Triggers() => WeightFileTest.VerifyAsync(Model, ("/obj/weights/a/model.safetensors.json", WeightHeaders.Text(WeightHeaders.Whole)), ("/obj/weights/b/model.safetensors.json", WeightHeaders.Text(WeightHeaders.Whole)));

    [Theory]
    [InlineData("{\"resource\":\"r\",\"problem\":\"there is no such file\"}", "names a file that cannot be taken: there is no such file.")]
    [InlineData("", "valid JSON")]
    [InlineData("[]", "valid JSON")]
    [InlineData("{\"resource\":\"r\"", "at character 15")]
    [InlineData("{\"resource\":\"r\"}", "'header' is missing")]
    [InlineData("{\"resource\":\"r\",\"data\":0,\"header\":{\"a\":1}}", "'a' is no tensor")]
    [InlineData("{\"resource\":\"r\",\"data\":0,\"header\":{\"a\":{},\"a\":{}}}", "valid JSON")]
    [InlineData("{\"resource\":\"r\",\"data\":4,\"header\":{\"a\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}},\"sha256\":\"0\"}", "'a' has no shape")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]", "at character 17")]
    public async Task TextThatIsMalformed_Triggers(string text, string expected)
    {
        await WeightFileTest.VerifyAsync(Model, (WeightFileTest.Path, text));
        Assert.Contains(expected, await WeightFileTest.SentenceAsync(Model.Replace("{|NSG0504:", "", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal), text), StringComparison.Ordinal);
    }

    [Fact]
    public Task FileThatIsCutOff_Triggers() => WeightFileTest.VerifyAsync(Model, (WeightFileTest.Path, WeightHeaders.Text(WeightHeaders.Whole, cut: 4)));

    [Theory]
    [InlineData("model.safetensors")]
    [InlineData("Data/model.safetensors")]
    [InlineData("Data\\\\model.safetensors")]
    public Task ListedFile_DoesNotTrigger(string path) =>
        WeightFileTest.VerifyAsync(Model.Replace("{|NSG0504:WeightFile(\"model.safetensors\")|}", $"WeightFile(\"{path}\")", StringComparison.Ordinal), (WeightFileTest.Path, WeightHeaders.Text(WeightHeaders.Whole)));

    [Fact]
    public Task SecondFile_IsOneTooMany() => WeightFileTest.VerifyAsync(
        Model.Replace("{|NSG0504:WeightFile(\"model.safetensors\")|}", "WeightFile(\"model.safetensors\"), {|NSG0007:WeightFile(\"other.safetensors\")|}", StringComparison.Ordinal), (WeightFileTest.Path, WeightHeaders.Text(WeightHeaders.Whole)));

    [Fact]
    public Task PathThatIsNull_IsOutOfRange() => WeightFileTest.VerifyAsync(Model.Replace("{|NSG0504:WeightFile(\"model.safetensors\")|}", "{|NSG0006:WeightFile(null)|}", StringComparison.Ordinal));

    [Fact]
    public Task FileOnANode_IsMisplaced() => WeightFileTest.VerifyAsync(
        "[SequenceModel] public sealed partial class Model { [Input(3), {|NSG0012:WeightFile(\"model.safetensors\")|}] private static partial LayerNode A { get; } [Dense(2, From = nameof(A))] private static partial LayerNode B { get; } }");
}
