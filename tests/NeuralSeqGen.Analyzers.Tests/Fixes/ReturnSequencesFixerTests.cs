using NeuralSeqGen.Analyzers.Tests.Verification;
using NeuralSeqGen.CodeFixes;

namespace NeuralSeqGen.Analyzers.Tests.Fixes;

public sealed class ReturnSequencesFixerTests
{
    [Theory]
    [InlineData("Gru(2), {|NSG0101:Gru(3)|}", "Gru(2, ReturnSequences = true), Gru(3)")]
    [InlineData("Gru(2, ReturnSequences = false), {|NSG0101:Gru(3)|}", "Gru(2, ReturnSequences = true), Gru(3)")]
    [InlineData("Gru(2, Unroll = true), Dropout(0.5), {|NSG0101:Gru(3)|}", "Gru(2, Unroll = true, ReturnSequences = true), Dropout(0.5), Gru(3)")]
    [InlineData("SimpleRnn(units: 2), {|NSG0103:TimeDistributed|}, Flatten", "SimpleRnn(units: 2, ReturnSequences = true), TimeDistributed, Flatten")]
    [InlineData("Gru(2, ReturnSequences = true), {|NSG0102:RepeatVector(3)|}", "Gru(2, ReturnSequences = false), RepeatVector(3)")]
    public Task RecurrentLayer_IsChanged(string before, string after) => FixTest<ReturnSequencesFixer>.VerifyAsync(Model(before), Model(after));

    [Theory]
    [InlineData("Flatten, {|NSG0101:Gru(3)|}")]
    [InlineData("{|NSG0102:RepeatVector(3)|}")]
    [InlineData("Flatten, {|NSG0103:TimeDistributed|}, Dense(1)")]
    public Task WhereNoLayerDropsTime_NothingIsOffered(string layers) => FixTest<ReturnSequencesFixer>.VerifyNoFixAsync(Model(layers));

    [Fact]
    public Task StackOfThree_IsRepairedLayerByLayer() => FixTest<ReturnSequencesFixer>.VerifyAsync(
        Model("Gru(2), {|NSG0101:Gru(3)|}, Gru(4)"), Model("Gru(2, ReturnSequences = true), Gru(3, ReturnSequences = true), Gru(4)"), iterations: 2);

    [Fact]
    public Task AllModels_AreRepaired() => FixTest<ReturnSequencesFixer>.VerifyAsync(
        """
        [SequenceModel]
        [Input(4, 3)]
        [Gru(2)] // the encoder
        [{|NSG0101:Gru(3)|}]
        public sealed partial class First;

        [SequenceModel, Input(4, 3), Gru(2), {|NSG0101:SimpleRnn(3)|}] public sealed partial class Second;
        """,
        """
        [SequenceModel]
        [Input(4, 3)]
        [Gru(2, ReturnSequences = true)] // the encoder
        [Gru(3)]
        public sealed partial class First;

        [SequenceModel, Input(4, 3), Gru(2, ReturnSequences = true), SimpleRnn(3)] public sealed partial class Second;
        """);

    [Fact]
    public Task LayerOfAnotherNode_IsChanged() => FixTest<ReturnSequencesFixer>.VerifyAsync(
        Graph("    [Gru(5, From = nameof(Source))] private static partial LayerNode A { get; }\n    [{|NSG0101:Gru(3, From = nameof(A))|}] private static partial LayerNode B { get; }"),
        Graph("    [Gru(5, From = nameof(Source), ReturnSequences = true)] private static partial LayerNode A { get; }\n    [Gru(3, From = nameof(A))] private static partial LayerNode B { get; }"));

    private static string Graph(string nodes) => $"[SequenceModel] public sealed partial class Model\n{{\n    [Input(7, 3)]\n    private static partial LayerNode Source {{ get; }}\n\n{nodes}\n}}";

    private static string Model(string layers) => $"[SequenceModel, Input(4, 3), {layers}] public sealed partial class Model;";
}
