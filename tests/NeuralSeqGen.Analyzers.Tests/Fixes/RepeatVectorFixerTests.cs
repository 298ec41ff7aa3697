using NeuralSeqGen.Analyzers.Tests.Verification;
using NeuralSeqGen.CodeFixes;

namespace NeuralSeqGen.Analyzers.Tests.Fixes;

public sealed class RepeatVectorFixerTests
{
    /// <summary>A target of other steps than the input, where two layers can be encoder and decoder.</summary>
    [Theory]
    [InlineData("Input(6, 3), Gru(2, ReturnSequences = true), Gru(2, ReturnSequences = true), Dense(4), MeanSquaredError", "Input(6, 3), Gru(2, ReturnSequences = false), RepeatVector(5), Gru(2, ReturnSequences = true), Dense(4), MeanSquaredError")]
    [InlineData("Input(6, 3), Gru(2, ReturnSequences = true), Dense(4), MeanSquaredError", null)]
    [InlineData("Input(6, 3), Gru(2, ReturnSequences = true), Gru(2, ReturnSequences = true), Gru(2, ReturnSequences = true), Dense(4), MeanSquaredError", null)]
    public Task ATargetOfOtherSteps(string model, string? changed) => ArrayCallTest.VerifyFixAsync<DecoderFixer>(
        Class(model), "new Model().Fit(new float[9, 6, 3], {|NSG0306:new float[9, 5, 4]|})", Class(changed ?? model), changed is null ? "new Model().Fit(new float[9, 6, 3], {|NSG0306:new float[9, 5, 4]|})" : "new Model().Fit(new float[9, 6, 3], new float[9, 5, 4])");

    [Theory]
    [InlineData("[Gru(128)]\n[{|NSG0101:Gru(128, ReturnSequences = true)|}]", "[Gru(128)]\n[RepeatVector(7)]\n[Gru(128, ReturnSequences = true)]")]
    [InlineData("[Gru(128), {|NSG0101:Gru(128, ReturnSequences = true)|}]", "[Gru(128), RepeatVector(7), Gru(128, ReturnSequences = true)]")]
    [InlineData("    [Gru(5)]\n    [{|NSG0103:TimeDistributed|}, Dense(2)]", "    [Gru(5)]\n    [RepeatVector(7)]\n    [TimeDistributed, Dense(2)]")]
    public Task BetweenEncoderAndDecoder_IsInserted(string before, string after) => FixTest<RepeatVectorFixer>.VerifyAsync(
        Model(before), Model(after.Replace("TimeDistributed", "{|NSG0701:TimeDistributed|}")));

    [Fact]
    public Task WithoutAnEncoder_NothingIsOffered() => FixTest<RepeatVectorFixer>.VerifyNoFixAsync(Model("[Flatten, {|NSG0101:Gru(3)|}]"));

    [Fact]
    public Task InANode_IsInserted_AndTheNodesBehindItStayWhatTheyAre() => FixTest<RepeatVectorFixer>.VerifyAsync(
        Graph("    [Gru(5, From = nameof(Source))]\n    [{|NSG0101:Gru(6, ReturnSequences = true)|}]\n    private static partial LayerNode A { get; }\n\n    [Dense(3, From = nameof(A))]\n    private static partial LayerNode B { get; }"),
        Graph("    [Gru(5, From = nameof(Source))]\n    [RepeatVector(7)]\n    [Gru(6, ReturnSequences = true)]\n    private static partial LayerNode A { get; }\n\n    [Dense(3, From = nameof(A))]\n    private static partial LayerNode B { get; }"));

    private static string Graph(string nodes) => $"[SequenceModel] public sealed partial class Model\n{{\n    [Input(7, 3)]\n    private static partial LayerNode Source {{ get; }}\n\n{nodes}\n}}";

    private static string Class(string parts) => $"[SequenceModel, {parts}] public sealed partial class Model;\n";

    private static string Model(string layers) => $"[SequenceModel, Input(7, 12)]\n{layers}\npublic sealed partial class Model;";
}
