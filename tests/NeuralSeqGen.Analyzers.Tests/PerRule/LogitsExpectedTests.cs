using Microsoft.CodeAnalysis.Testing;
using NeuralSeqGen.Analyzers.Tests.Verification;
using NeuralSeqGen.Compiler.Diagnostics;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

public sealed class LogitsExpectedTests
{
    private const string Reader = "[SequenceModel, Input(10, 5), Gru(16, ReturnSequences = true), ";

    [Theory]
    [InlineData("Dense(6, Activation = Activation.Softmax), {|NSG0212:Ctc|}")]
    [InlineData("Dense(6, Activation = Activation.Sigmoid), {|NSG0212:Ctc(MaxLabelLength = 4)|}")]
    [InlineData("Dense(6, Activation = Activation.HardSigmoid), {|NSG0212:Ctc|}")]
    [InlineData("Dense(6, Activation = Activation.Sparsemax), {|NSG0212:Ctc|}")]
    [InlineData("Dense(6), Activation(Activation.Softmax), {|NSG0212:Ctc|}")]
    [InlineData("Dense(6), Softmax, {|NSG0212:Ctc|}")]
    [InlineData("TimeDistributed, Gru(4), Dense(6), Softmax, {|NSG0212:Ctc|}", "[SequenceModel, Input(10, 3, 5), ")]
    [InlineData("TimeDistributed, SubModel<Inner>, {|NSG0212:Ctc|}", "[SequenceModel, Input(10, 3, 5), ")]
    [InlineData("Conv1D(6, 3, Padding = ConvolutionPadding.Same, Activation = Activation.Softmax), {|NSG0212:Ctc|}")]
    [InlineData("SimpleRnn(6, ReturnSequences = true, Activation = Activation.Softmax), {|NSG0212:Ctc|}")]
    [InlineData("Dense(6, Activation = Activation.Softmax), Dropout(0.1), Reshape(20, 3), {|NSG0212:Ctc|}")]
    [InlineData("Dense(6, Activation = Activation.Softmax), Activation(Activation.Linear), MaxPooling1D(2), {|NSG0212:Ctc|}")]
    public Task ProbabilitiesBeforeCtc_Triggers(string rest, string head = Reader) => DeclarationTest.VerifyAsync(head + rest + "] public sealed partial class Model; [SequenceModel, Input(3, 5), Flatten, Dense(6, Activation = Activation.Softmax), Dropout(0.1)] public sealed partial class Inner;");

    [Fact]
    public Task InAGraph_Triggers() => DeclarationTest.VerifyAsync("""
        [SequenceModel, Adam] public sealed partial class Model
        {
            [Input(10, 5)] private static partial LayerNode X { get; }
            [Dense(3, From = nameof(X), Activation = Activation.Softmax)] private static partial LayerNode A { get; }
            [Reuse(nameof(A), From = nameof(X))] private static partial LayerNode B { get; }
            [Concatenate(nameof(A), nameof(B)), {|NSG0212:Ctc|}] private static partial LayerNode Text { get; }
        }
        """);

    [Theory]
    [InlineData("Dense(6), Ctc")]
    [InlineData("Dense(6, Activation = Activation.LogSoftmax), Ctc")]
    [InlineData("Dense(6, Activation = Activation.Relu), Ctc")]
    [InlineData("Dense(6, Activation = Activation.Softmax), Dense(6), Ctc")]
    [InlineData("Dense(6, Activation = Activation.Softmax), Rescaling(100), Ctc")]
    [InlineData("Dense(6, Activation = Activation.Sigmoid), BatchNormalization, Ctc")]
    [InlineData("Dense(6, Activation = Activation.Softmax), CategoricalCrossentropy")]
    [InlineData("Dense(6, Activation = Activation.Softmax), Gru(6, ReturnSequences = true), Ctc")]
    public Task LogitsOrAnotherLoss_DoesNotTrigger(string rest) => DeclarationTest.VerifyAsync(Reader + rest + "] public sealed partial class Model;");

    [Fact]
    public Task OneInputOfAMergeIsNoProbability_DoesNotTrigger() => DeclarationTest.VerifyAsync("""
        [SequenceModel, Adam] public sealed partial class Model
        {
            [Input(10, 5)] private static partial LayerNode X { get; }
            [Dense(3, From = nameof(X), Activation = Activation.Softmax)] private static partial LayerNode A { get; }
            [Dense(3, From = nameof(X))] private static partial LayerNode B { get; }
            [Concatenate(nameof(A), nameof(B)), Ctc] private static partial LayerNode Text { get; }
        }
        """);

    [Fact]
    public Task Sentence_NamesTheLayer() => DeclarationTest.VerifyAsync(
        "[SequenceModel, Input(10, 5), Dense(6), Softmax, {|#0:Ctc|}] public sealed partial class Model;",
        new DiagnosticResult(RuleIds.LogitsExpected, Microsoft.CodeAnalysis.DiagnosticSeverity.Error).WithLocation(0).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations)
            .WithMessage("Model: [Ctc] takes logits, but [Softmax] #2 ends in Softmax: probabilities lie within 1 of one another, so nothing can be learnt. Remove the activation."));
}
