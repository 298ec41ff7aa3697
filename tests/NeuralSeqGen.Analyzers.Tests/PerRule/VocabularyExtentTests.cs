using NeuralSeqGen.Analyzers.Tests.Verification;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

public sealed class VocabularyExtentTests
{
    private const string File = "VocabularyFile(\"words.txt\")", Full = "VocabularyFile(\"words.txt\", StartEnd = true)", Node = "private static partial LayerNode ";

    [Theory]
    [InlineData("Input(20), " + File + ", {|NSG0503:Embedding(3, 4)|}, Gru(2)", "Input(20), " + File + ", Embedding(5, 4), Gru(2)")]
    [InlineData("Input(20), " + Full + ", {|NSG0503:Embedding(5, 4)|}, Gru(2)", "Input(20), " + Full + ", Embedding(7, 4), Gru(2)")]
    [InlineData(File + ", Input(20), {|NSG0503:Embedding(6, 4, MaskZero = true)|}, Gru(2)", File + ", Input(20), Embedding(5, 4, MaskZero = true), Gru(2)")]
    [InlineData("Input(20), Embedding(9, 4), " + File + ", {|NSG0503:Dense(4)|}", "Input(20), Embedding(9, 4), " + File + ", Dense(5)")]
    [InlineData("Input(20), Embedding(9, 4), " + File + ", TimeDistributed, {|NSG0503:Dense(units: 4)|}", "Input(20), Embedding(9, 4), " + File + ", TimeDistributed, Dense(units: 5)")]
    public Task OtherNumber_Triggers(string before, string after) => VocabularyTest.VerifyFixAsync(Model(before, "NSG0701"), Model(after, "NSG0701"), VocabularyTest.Words);

    [Fact]
    public Task Node_Triggers() => VocabularyTest.VerifyAsync(
        $"[SequenceModel, {File}] public sealed partial class Model {{ [Input(6)] {Node}A {{ get; }} [{{|NSG0503:Embedding(9, 2, From = nameof(A))|}}] {Node}B {{ get; }} [Embedding(-1, 2, From = nameof(A))] {Node}C {{ get; }} [Add(nameof(B), nameof(C))] {Node}D {{ get; }} }}", VocabularyTest.Words);

    [Theory]
    [InlineData("Input(20), " + File + ", Embedding(5, 4), Gru(2)")]
    [InlineData("Input(20), " + File + ", Embedding(-1, 4), Gru(2), Dense(3)")]
    [InlineData(File + ", Input(20), Embedding(-1, 4), Gru(2), Dense(3)")]
    [InlineData("Input(20), " + File + ", Embedding(-1, 4), Gru(2), " + Full + ", Dense(7)")]
    [InlineData("Input(20), Embedding(900, 4), Gru(2), " + Full + ", Dense(-1), SparseCategoricalCrossentropy(FromLogits = true)")]
    [InlineData("Input(4, 9), " + File + ", TimeDistributed, Embedding(5, 4), Flatten, Dense(9)")]
    public Task SameNumberOrNone_DoesNotTrigger(string layers) => VocabularyTest.VerifyAsync(Model(layers), VocabularyTest.Words);

    // the finding about a redundant wrapper is not what is tested
    private static string Model(string layers, string off = "") => $"{(off.Length > 0 ? $"#pragma warning disable {off}\n" : "")}[SequenceModel, {layers}] public sealed partial class Model;";
}
