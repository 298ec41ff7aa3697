using Microsoft.CodeAnalysis.Testing;
using NeuralSeqGen.Analyzers.Tests.Verification;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

public sealed class ArgumentOutOfRangeTests
{
    [Theory]
    [InlineData("[SequenceModel, Input(4, 3), {|NSG0006:Gru(0)|}] public sealed partial class Model;")]
    [InlineData("[SequenceModel, {|NSG0006:Input(4, -3)|}, Gru(2)] public sealed partial class Model;")]
    [InlineData("[SequenceModel, {|NSG0006:Input|}, Gru(2)] public sealed partial class Model;")]
    [InlineData("[SequenceModel, Input(4, 3), Gru(2), {|NSG0006:Dropout(1.0)|}] public sealed partial class Model;")]
    [InlineData("[SequenceModel, Input(4, 3), Gru(2), {|NSG0006:RepeatVector(-1)|}] public sealed partial class Model;")]
    [InlineData("[SequenceModel, Input(4, 3), {|NSG0006:Gru(2, RecurrentDropout = 1.5)|}] public sealed partial class Model;")]
    [InlineData("[SequenceModel, Input(4, 3), Gru(2), MeanSquaredError, {|NSG0006:Sgd(Momentum = double.NaN)|}] public sealed partial class Model;")]
    [InlineData("[SequenceModel, Input(4, 3, 2), {|NSG0006:MultiHeadAttention(1, 2, AttentionAxes = new[] { 4 })|}] public sealed partial class Model;")]
    [InlineData("[SequenceModel, Input(4, 3, 2), {|NSG0006:MultiHeadAttention(1, 2, AttentionAxes = new[] { 1, -1 })|}] public sealed partial class Model;")]
    [InlineData("[SequenceModel, Input(4, 3, 2), {|NSG0006:MultiHeadAttention(1, 2, UseCausalMask = true)|}] public sealed partial class Model;")]
    [InlineData("[SequenceModel, Input(4, 3), {|NSG0006:Bidirectional(MergeMode = MergeMode.Sum)|}, Gru(2), BackwardLayer, Lstm(3)] public sealed partial class Model;")]
    [InlineData("[SequenceModel, Input(4, 3), Bidirectional, Gru(2), BackwardLayer, {|NSG0006:Lstm(2, ReturnSequences = true)|}] public sealed partial class Model;")]
    [InlineData("[SequenceModel, Input(4, 3), Bidirectional, Gru(2, GoBackwards = true), BackwardLayer, {|NSG0006:Lstm(2, GoBackwards = true)|}] public sealed partial class Model;")]
    public Task OutOfRange_Triggers(string source) => DeclarationTest.VerifyAsync(source);

    [Fact]
    public Task Message_NamesModelLayerAndRange() => DeclarationTest.VerifyAsync(
        "[SequenceModel(Name = \"Reader\"), Input(4, 3), {|#0:Gru(0)|}] public sealed partial class Model;",
        DiagnosticResult.CompilerError("NSG0006").WithLocation(0).WithArguments("Reader", "Units of [Gru(0)] #1 must be 1 or more, but is 0."));

    [Theory]
    [InlineData("[SequenceModel, Input(1), Dense(1)] public sealed partial class Model;")]
    [InlineData("[SequenceModel, Input(4, 3), Gru(2, Dropout = 0, RecurrentDropout = 0.99), MeanSquaredError, Sgd(LearningRate = 0)] public sealed partial class Model;")]
    [InlineData("[SequenceModel, Input(4, 3, 2), MultiHeadAttention(1, 2, AttentionAxes = new[] { 2 }, UseCausalMask = true), MultiHeadAttention(1, 2, AttentionAxes = new[] { 1, -2 })] public sealed partial class Model;")]
    public Task InRange_DoesNotTrigger(string source) => DeclarationTest.VerifyAsync(source);

    [Theory]
    [InlineData("Bidirectional, Gru(2, From = nameof(X)), BackwardLayer, {|NSG0006:Lstm(2, From = nameof(X))|}")]
    [InlineData("Bidirectional, Gru(2, From = nameof(X)), BackwardLayer, Lstm(2)")]
    [InlineData("Bidirectional, Gru(2), BackwardLayer, Lstm(2, From = nameof(X))")]
    [InlineData("StackedRnn(2), Gru(2, From = nameof(X)), Lstm(2)")]
    public Task LayersThatAreWrappedTogether_SayOnceWhatTheyRead(string layers) => DeclarationTest.VerifyAsync(
        $"[SequenceModel] public sealed partial class Model {{ [Input(4, 3)] private static partial LayerNode X {{ get; }} [{layers}] private static partial LayerNode A {{ get; }} }}");

    [Theory]
    [InlineData("[SequenceModel, Input(4, 3), Gru({|CS1503:\"2\"|})] public sealed partial class Model;")]
    [InlineData("[SequenceModel, Input(4, 3), {|CS7036:Gru|}] public sealed partial class Model;")]
    public Task ReportedByTheCompiler_DoesNotTrigger(string source) => DeclarationTest.VerifyAsync(source);
}
