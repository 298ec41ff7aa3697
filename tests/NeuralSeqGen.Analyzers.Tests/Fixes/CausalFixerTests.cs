using NeuralSeqGen.Analyzers.Tests.Verification;
using NeuralSeqGen.CodeFixes;

namespace NeuralSeqGen.Analyzers.Tests.Fixes;

public sealed class CausalFixerTests
{
    [Theory]
    [InlineData("{|NSG0117:MultiHeadAttention(2, 8, Query = nameof(P))|}", "MultiHeadAttention(2, 8, Query = nameof(P), UseCausalMask = true)")]
    [InlineData("{|NSG0117:Attention(Query = nameof(P), UseCausalMask = false)|}", "Attention(Query = nameof(P), UseCausalMask = true)")]
    [InlineData("{|NSG0117:Conv1D(8, 3, Padding = ConvolutionPadding.Same, From = nameof(P))|}", "Conv1D(8, 3, Padding = ConvolutionPadding.Causal, From = nameof(P))")]
    [InlineData("{|NSG0117:Gru(8, ReturnSequences = true, GoBackwards = true, From = nameof(P))|}", "Gru(8, ReturnSequences = true, GoBackwards = false, From = nameof(P))")]
    public Task Argument_IsSet(string before, string after) => FixTest<CausalArgumentFixer>.VerifyAsync(Decoder(before), Decoder(after));

    [Fact]
    public Task Bidirectional_IsRemoved() => FixTest<RemovePartFixer>.VerifyAsync(
        Decoder("{|NSG0117:Bidirectional|}, Gru(8, ReturnSequences = true, From = nameof(P))"), Decoder("Gru(8, ReturnSequences = true, From = nameof(P))"));

    [Fact]
    public Task EveryLayer_IsSet() => FixTest<CausalArgumentFixer>.VerifyAsync(
        Decoder("{|NSG0117:Conv1D(8, 3, Padding = ConvolutionPadding.Same, From = nameof(P))|}, {|NSG0117:Conv1D(8, 5, Padding = ConvolutionPadding.Same)|}"),
        Decoder("Conv1D(8, 3, Padding = ConvolutionPadding.Causal, From = nameof(P)), Conv1D(8, 5, Padding = ConvolutionPadding.Causal)"));

    [Theory]
    [InlineData("{|NSG0117:MaxPooling1D(3, Strides = 1, Padding = ConvolutionPadding.Same, From = nameof(P))|}")]
    [InlineData("{|NSG0117:GlobalMaxPooling1D(From = nameof(P))|}, RepeatVector(7)")]
    [InlineData("ZeroPadding1D(1, 1, From = nameof(P)), {|NSG0117:Conv1D(8, 3)|}")]
    public Task WhereNoArgumentHelps_NothingIsOffered(string layers) => FixTest<CausalArgumentFixer>.VerifyNoFixAsync(Decoder(layers));

    [Fact]
    public Task WhereTheQueryIsAnother_NoMaskIsOffered() => FixTest<CausalArgumentFixer>.VerifyNoFixAsync(Decoder("{|NSG0117:MultiHeadAttention(2, 8, Query = nameof(E), Value = nameof(P))|}", "[Input(7, 16)] private static partial LayerNode E { get; }"));

    [Fact]
    public Task WhereTheRestNeedsBothDirections_NothingIsOffered() => FixTest<RemovePartFixer>.VerifyNoFixAsync(
        Decoder("{|NSG0117:Bidirectional|}, Gru(8, ReturnSequences = true, From = nameof(P)), Reshape(7, 16)"));

    private static string Decoder(string layers, string encoder = "") => $$"""
        [SequenceModel, Adam] public sealed partial class Model
        {
            [Input(7), TeacherForcing(nameof(Next))] private static partial LayerNode Prev { get; }
            [Embedding(10, 16, From = nameof(Prev))] private static partial LayerNode P { get; }
            {{encoder}}
            [{{layers}}] private static partial LayerNode D { get; }
            [Dense(10, From = nameof(D)), SparseCategoricalCrossentropy(FromLogits = true)] private static partial LayerNode Next { get; }
        }
        """;
}
