using Microsoft.CodeAnalysis.Testing;
using NeuralSeqGen.Analyzers.Tests.Verification;
using NeuralSeqGen.Compiler.Diagnostics;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

/// <summary>A decoder of seven steps of an embedding P with features 16, beside an encoder E of (5, 16); the node Next gives what is predicted.</summary>
public sealed class ForcedInputSeesAheadTests
{
    private const string Node = "private static partial LayerNode ";

    [Theory]
    [InlineData("{|NSG0117:MultiHeadAttention(2, 8, Query = nameof(P))|}")]
    [InlineData("{|NSG0117:MultiHeadAttention(2, 8, Query = nameof(E), Value = nameof(P))|}, Permute(2, 1), Dense(7), Permute(2, 1)")]
    [InlineData("{|NSG0117:GroupedQueryAttention(4, 2, 1, Query = nameof(P))|}")]
    [InlineData("{|NSG0117:Attention(Query = nameof(P))|}")]
    [InlineData("{|NSG0117:AdditiveAttention(Query = nameof(P), Value = nameof(P), Key = nameof(P))|}")]
    [InlineData("Gru(8, ReturnSequences = true, From = nameof(P)), {|NSG0117:Attention|}")]
    [InlineData("{|NSG0117:Bidirectional|}, Gru(8, ReturnSequences = true, From = nameof(P))")]
    [InlineData("{|NSG0117:Gru(8, ReturnSequences = true, GoBackwards = true, From = nameof(P))|}")]
    [InlineData("{|NSG0117:StackedRnn(1, ReturnSequences = true, GoBackwards = true)|}, Gru(8, From = nameof(P))")]
    [InlineData("{|NSG0117:Conv1D(8, 3, Padding = ConvolutionPadding.Same, From = nameof(P))|}")]
    [InlineData("{|NSG0117:SeparableConv1D(8, 3, Padding = ConvolutionPadding.Same, From = nameof(P))|}")]
    [InlineData("{|NSG0117:DepthwiseConv1D(2, Padding = ConvolutionPadding.Same, From = nameof(P))|}")]
    [InlineData("ZeroPadding1D(1, 1, From = nameof(P)), {|NSG0117:Conv1D(8, 3)|}")]
    [InlineData("{|NSG0117:MaxPooling1D(3, Strides = 1, Padding = ConvolutionPadding.Same, From = nameof(P))|}")]
    [InlineData("{|NSG0117:AveragePooling1D(2, From = nameof(P))|}, UpSampling1D(2), ZeroPadding1D(0, 1)")]
    [InlineData("{|NSG0117:GlobalAveragePooling1D(From = nameof(P))|}, RepeatVector(7)")]
    [InlineData("{|NSG0117:Flatten(From = nameof(P))|}, Dense(14), Reshape(7, 2)")]
    [InlineData("{|NSG0117:Reshape(14, 8, From = nameof(P))|}, Gru(4, ReturnSequences = true), MaxPooling1D(2)")]
    [InlineData("Permute(2, 1, From = nameof(P)), {|NSG0117:Dense(7)|}, Permute(2, 1)")]
    [InlineData("Permute(2, 1, From = nameof(P)), {|NSG0117:Gru(7, ReturnSequences = true)|}, Permute(2, 1)")]
    [InlineData("{|NSG0117:Gru(8, From = nameof(P))|}, RepeatVector(7), Gru(4, ReturnSequences = true)")]
    [InlineData("{|NSG0117:LayerNormalization(Axis = new[] { 1, 2 }, From = nameof(P))|}")]
    [InlineData("{|NSG0117:GroupNormalization(4, From = nameof(P))|}")]
    [InlineData("{|NSG0117:Softmax(Axis = 1, From = nameof(P))|}")]
    [InlineData("Cropping1D(1, 0, From = nameof(P)), ZeroPadding1D(0, 1)", "Cropping1D(1, 0, From = nameof(P))")]
    [InlineData("Slice(1, 6, Axis = 1, From = nameof(P)), ZeroPadding1D(0, 1)", "Slice(1, 6, Axis = 1, From = nameof(P))")]
    [InlineData("{|NSG0117:Flip(From = nameof(P))|}")]
    [InlineData("Permute(2, 1, From = nameof(P)), {|NSG0117:Activation(Activation.Softmax)|}, Permute(2, 1)")]
    [InlineData("Permute(2, 1, From = nameof(P)), {|NSG0117:LayerNormalization|}, Permute(2, 1)")]
    [InlineData("Permute(2, 1, From = nameof(P)), {|NSG0117:Flip(Axis = new[] { -1 })|}, Permute(2, 1)")]
    [InlineData("Stack(nameof(P), nameof(P), nameof(P), nameof(P), nameof(P), nameof(P), nameof(P), Axis = 2), Permute(2, 1, 3), {|NSG0117:TimeDistributed|}, Gru(16, GoBackwards = true)")]
    [InlineData("SubModel<Inner>(From = nameof(P))", "SubModel<Inner>(From = nameof(P))")]
    public Task LookingAhead_Triggers(string layers, string culprit = "") =>
        DeclarationTest.VerifyAsync(Decoder($"[{(culprit.Length > 0 ? layers.Replace(culprit, "{|NSG0117:" + culprit + "|}", StringComparison.Ordinal) : layers)}] {Node}D {{ get; }}"));

    [Theory]
    [InlineData("[{|NSG0117:GlobalAveragePooling1D(From = nameof(P))|}, RepeatVector(7)] ", "[Concatenate(nameof(P), nameof(A))] ")]
    [InlineData("[Gru(8, ReturnSequences = true, From = nameof(P))] ", "[{|NSG0117:FinalState(nameof(A))|}, RepeatVector(7)] ")]
    [InlineData("[Gru(8, ReturnSequences = true, From = nameof(P))] ", "[{|NSG0117:Gru(8, ReturnSequences = true, From = nameof(P), InitialState = new[] { nameof(A) })|}] ")]
    [InlineData("[{|NSG0117:Bidirectional|}, Gru(8, ReturnSequences = true, From = nameof(P))] ", "[{|NSG0117:MultiHeadAttention(2, 8, Query = nameof(A))|}] ")]
    [InlineData("[{|NSG0117:Dot(1, nameof(P), nameof(P))|}] ", "[Dense(7, From = nameof(A)), Permute(2, 1)] ")]
    [InlineData("[{|NSG0117:Dot(2, nameof(P), nameof(P))|}, Softmax] ", "[{|NSG0117:Dot(2, nameof(A), nameof(P), OtherAxis = 1)|}] ")]
    [InlineData("[Permute(2, 1, From = nameof(P)), {|NSG0117:Dense(7)|}, Permute(2, 1)] ", "[Add(nameof(A), nameof(A))] ")]
    public Task LookingAheadThroughANode_Triggers(string first, string second) =>
        DeclarationTest.VerifyAsync(Decoder(first + Node + "A { get; } " + second + Node + "D { get; }"));

    [Theory]
    [InlineData("MultiHeadAttention(2, 8, Query = nameof(P), UseCausalMask = true)")]
    [InlineData("GroupedQueryAttention(4, 2, 1, Query = nameof(P), UseCausalMask = true)")]
    [InlineData("Attention(Query = nameof(P), UseCausalMask = true)")]
    [InlineData("MultiHeadAttention(2, 8, Query = nameof(P), Value = nameof(E))")]
    [InlineData("Attention(Query = nameof(P), Value = nameof(E))")]
    [InlineData("Gru(8, ReturnSequences = true, From = nameof(P)), LayerNormalization, Dropout(0.1), Activation(Activation.Softmax)")]
    [InlineData("Gru(8, ReturnSequences = true, From = nameof(P), InitialState = new[] { nameof(S) })")]
    [InlineData("StackedRnn(2, ReturnSequences = true), Gru(8), Lstm(4, From = nameof(P))")]
    [InlineData("Conv1D(8, 3, Padding = ConvolutionPadding.Causal, From = nameof(P))")]
    [InlineData("Conv1D(8, 3, DilationRate = 2, Padding = ConvolutionPadding.Causal, From = nameof(P))")]
    [InlineData("Conv1D(8, 1, From = nameof(P))")]
    [InlineData("ZeroPadding1D(2, 0, From = nameof(P)), Conv1D(8, 3)")]
    [InlineData("ZeroPadding1D(2, 0, From = nameof(P)), MaxPooling1D(3, Strides = 1)")]
    [InlineData("ZeroPadding1D(1, 0, From = nameof(P)), Cropping1D(0, 1)")]
    [InlineData("ZeroPadding1D(1, 0, From = nameof(P)), Slice(0, 7, Axis = 1)")]
    [InlineData("Slice(4, 8, From = nameof(P))")]
    [InlineData("Stack(nameof(P), nameof(P), Axis = 2), Reshape(7, 32)")]
    [InlineData("Stack(nameof(P), nameof(P)), Permute(2, 1, 3), Reshape(7, 32)")]
    [InlineData("Normalization(Axis = new[] { 1, 2 }, From = nameof(P))")]
    [InlineData("Conv1DTranspose(8, 3, From = nameof(P)), Cropping1D(0, 2)")]
    [InlineData("Dense(4, From = nameof(P)), PRelu, BatchNormalization, UnitNormalization, GaussianNoise(0.1)")]
    [InlineData("Reshape(7, 4, 4, From = nameof(P)), TimeDistributed, Flatten")]
    [InlineData("Reshape(7, 4, 4, From = nameof(P)), TimeDistributed, Bidirectional, Gru(3)")]
    [InlineData("Permute(2, 1, From = nameof(P)), Permute(2, 1)")]
    [InlineData("Permute(2, 1, From = nameof(P)), Dropout(0.1), GaussianNoise(0.1), ActivityRegularization(L1 = 0.1), Activation(Activation.Relu), Permute(2, 1)")]
    [InlineData("Permute(2, 1, From = nameof(P)), LayerNormalization(Axis = new[] { 1 }), BatchNormalization, Softmax(Axis = 1), Permute(2, 1)")]
    [InlineData("Reshape(7, 4, 4, From = nameof(P)), Permute(2, 1, 3), TimeDistributed, Gru(4, ReturnSequences = true), Dropout(0.1), Permute(2, 1, 3), TimeDistributed, Flatten")]
    [InlineData("SubModel<Causal>(From = nameof(P))")]
    [InlineData("Concatenate(nameof(P), nameof(Q))")]
    [InlineData("Multiply(nameof(P), nameof(S))")]
    public Task CausalWay_DoesNotTrigger(string layers) => DeclarationTest.VerifyAsync(Decoder($"[{layers}] {Node}D {{ get; }}"));

    /// <summary>Attention written by hand: the decoder's steps against the encoder's.</summary>
    [Theory]
    [InlineData("[Dot(2, nameof(P), nameof(E)), Softmax] ", "[Dot(2, nameof(A), nameof(E), OtherAxis = 1)] ")]
    [InlineData("[Dot(2, nameof(E), nameof(P)), Permute(2, 1), Activation(Activation.Softmax)] ", "[Dot(2, nameof(A), nameof(E), OtherAxis = 1)] ")]
    [InlineData("[Dot(2, nameof(E), nameof(P)), Softmax(Axis = 1)] ", "[Dot(1, nameof(A), nameof(E))] ")]
    [InlineData("[Dense(16, From = nameof(P))] ", "[Add(nameof(P), nameof(A))] ")]
    [InlineData("[Bidirectional, Gru(8, ReturnSequences = true, From = nameof(E)), GlobalAveragePooling1D, RepeatVector(7)] ", "[Add(nameof(P), nameof(A))] ")]
    public Task AttentionByHand_DoesNotTrigger(string first, string second) => DeclarationTest.VerifyAsync(Decoder(first + Node + "A { get; } " + second + Node + "D { get; }"));

    [Fact]
    public Task OutputOfAnotherTarget_DoesNotTrigger() => DeclarationTest.VerifyAsync(Decoder(
        $"[Gru(8, ReturnSequences = true, From = nameof(P))] {Node}D {{ get; }} [Bidirectional, Gru(8, From = nameof(P)), Dense(1), MeanSquaredError] {Node}Other {{ get; }}"));

    [Fact]
    public Task Sentence_NamesLayerAndRemedy() => DeclarationTest.VerifyAsync(
        Decoder("[{|#0:Conv1D(8, 3, Padding = ConvolutionPadding.Same, From = nameof(P))|}] " + Node + "D { get; }"),
        new DiagnosticResult(RuleIds.ForcedInputSeesAhead, Microsoft.CodeAnalysis.DiagnosticSeverity.Error).WithLocation(0).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations).WithMessage(
            "Model: Prev gives the target of Next one step late, but [Conv1D(8, 3)] #7 between them has windows that reach over later steps: in training Next sees what it is to predict, in Generate it does not. Set Padding = ConvolutionPadding.Causal."));

    [Fact]
    public Task Sentence_OfAnotherQuery_AdvisesNoMask() => DeclarationTest.VerifyAsync(
        Decoder("[{|#0:MultiHeadAttention(2, 8, Query = nameof(E), Value = nameof(P))|}, Permute(2, 1), Dense(7), Permute(2, 1)] " + Node + "D { get; }"),
        new DiagnosticResult(RuleIds.ForcedInputSeesAhead, Microsoft.CodeAnalysis.DiagnosticSeverity.Error).WithLocation(0).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations).WithMessage(
            "Model: Prev gives the target of Next one step late, but [MultiHeadAttention(2, 8)] #3 between them attends to all steps: in training Next sees what it is to predict, in Generate it does not. "
            + "UseCausalMask does not help, since its query [Bidirectional, Gru(8)] #1 has steps of its own: let what reads Prev be the Query, and that the Value."));

    private static string Decoder(string nodes) => $$"""
        [SequenceModel, Input(7, 16), Bidirectional, Gru(8, ReturnSequences = true)] public sealed partial class Inner;
        [SequenceModel, Input(7, 16), Gru(8, ReturnSequences = true), Conv1D(4, 2, Padding = ConvolutionPadding.Causal)] public sealed partial class Causal;

        [SequenceModel, Adam] public sealed partial class Model
        {
            [Input(5, 16)] {{Node}}Source { get; }
            [Input(7), TeacherForcing(nameof(Next), StartId = 1, EndId = 2)] {{Node}}Prev { get; }
            [Bidirectional, Gru(8, ReturnSequences = true, From = nameof(Source))] {{Node}}E { get; }
            [Gru(8, From = nameof(E)), Dense(16)] {{Node}}S0 { get; }
            [Dense(8, From = nameof(S0))] {{Node}}S8 { get; }
            [Embedding(10, 16, From = nameof(Prev))] {{Node}}P { get; }
            [Embedding(10, 3, From = nameof(Prev))] {{Node}}Q { get; }
            [Concatenate(nameof(S0), nameof(S8)), MeanSquaredError] {{Node}}Side { get; }
            [Dense(1, From = nameof(Q)), MeanSquaredError] {{Node}}Beside { get; }
            {{nodes}}
            [Dense(10, From = nameof(D)), SparseCategoricalCrossentropy(FromLogits = true, IgnoreClass = 0)] {{Node}}Next { get; }
        }
        """.Replace("InitialState = new[] { nameof(S) }", "InitialState = new[] { nameof(S8) }", StringComparison.Ordinal).Replace("nameof(S)", "nameof(S0)", StringComparison.Ordinal);
}
