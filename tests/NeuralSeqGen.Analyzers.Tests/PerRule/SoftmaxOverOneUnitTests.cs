using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using NeuralSeqGen.Analyzers.Tests.Verification;
using NeuralSeqGen.Compiler.Diagnostics;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

public sealed class SoftmaxOverOneUnitTests
{
    [Theory]
    [InlineData("Gru(4), {|NSG0203:Dense(1, Activation = Activation.Softmax)|}, BinaryCrossentropy, Adam")]
    [InlineData("Gru(4), {|NSG0203:Dense(1, Activation = Activation.Softmax)|}, CategoricalCrossentropy")]
    [InlineData("Gru(4), {|NSG0203:Dense(1, Activation = Activation.Softmax)|}, MeanSquaredError")]
    [InlineData("Gru(4), {|NSG0203:Dense(1, Activation = Activation.Softmax)|}")]
    [InlineData("Gru(4), {|NSG0203:Dense(1, Activation = Activation.LogSoftmax)|}, MeanSquaredError")]
    [InlineData("Gru(4), {|NSG0203:Dense(1, Activation = Activation.Sparsemax)|}, BinaryCrossentropy")]
    [InlineData("Gru(4), Dense(1), {|NSG0203:Activation(Activation.Softmax)|}, BinaryCrossentropy")]
    [InlineData("Gru(4, ReturnSequences = true), Dense(1), {|NSG0203:Softmax|}, Dropout(0.1), BinaryCrossentropy")]
    [InlineData("Gru(4, ReturnSequences = true), {|NSG0701:TimeDistributed|}, {|NSG0203:Dense(1, Activation = Activation.Softmax)|}, Flatten, BinaryCrossentropy")]
    [InlineData("Cropping1D(0, 5), {|NSG0203:Softmax(Axis = 1)|}, MeanSquaredError")]
    [InlineData("{|NSG0203:SimpleRnn(1, Activation = Activation.Softmax)|}, BinaryCrossentropy")]
    [InlineData("Gru(4), Dense(1), {|NSG0203:CategoricalCrossentropy(FromLogits = true)|}")]
    [InlineData("Gru(4), Dense(1, Activation = Activation.Sigmoid), {|NSG0203:CategoricalCrossentropy|}")]
    [InlineData("Gru(4), Dense(1, Activation = Activation.Sigmoid), {|NSG0203:SparseCategoricalCrossentropy|}")]
    [InlineData("Gru(1), {|NSG0203:CategoricalFocalCrossentropy|}")]
    public Task OneValue_Triggers(string rest) => DeclarationTest.VerifyAsync("[SequenceModel, Input(6, 3), " + rest + "] public sealed partial class Model;");

    [Fact]
    public Task OfAModelUsedAsALayer_TriggersInBoth() => DeclarationTest.VerifyAsync("""
        [SequenceModel, Input(6, 3), Gru(4), SubModel<Inner>, {|NSG0203:BinaryCrossentropy|}] public sealed partial class Model;
        [SequenceModel, Input(4), {|NSG0203:Dense(1, Activation = Activation.Softmax)|}] public sealed partial class Inner;
        """);

    [Fact]
    public Task InAGraph_Triggers() => DeclarationTest.VerifyAsync("""
        [SequenceModel, Adam] public sealed partial class Model
        {
            [Input(10, 5)] private static partial LayerNode X { get; }
            [Gru(4, From = nameof(X))] private static partial LayerNode Reader { get; }
            [{|NSG0203:Dense(1, From = nameof(Reader), Activation = Activation.Softmax)|}, BinaryCrossentropy] private static partial LayerNode Good { get; }
            [Dense(3, From = nameof(Reader), Activation = Activation.Softmax), CategoricalCrossentropy] private static partial LayerNode Kind { get; }
        }
        """);

    [Theory]
    [InlineData("Gru(4), Dense(1, Activation = Activation.Sigmoid), BinaryCrossentropy")]
    [InlineData("Gru(4), Dense(1), BinaryCrossentropy(FromLogits = true)")]
    [InlineData("Gru(4), Dense(2, Activation = Activation.Softmax), CategoricalCrossentropy")]
    [InlineData("Gru(4, ReturnSequences = true), Dense(1), Softmax(Axis = 1), MeanSquaredError")]
    [InlineData("Gru(4, ReturnSequences = true), Dense(1), Reshape(6), Softmax, CategoricalCrossentropy")]
    [InlineData("Gru(4), Dense(1, Activation = Activation.Softmax), Dense(3), MeanSquaredError")]
    [InlineData("Gru(4), Dense(1), MeanSquaredError")]
    [InlineData("Gru(1), MeanSquaredError")]
    [InlineData("Gru(4), {|NSG0006:Softmax(Axis = 5)|}, MeanSquaredError")]
    public Task SeveralValuesOrNoSoftmax_DoesNotTrigger(string rest) => DeclarationTest.VerifyAsync("[SequenceModel, Input(6, 3), " + rest + "] public sealed partial class Model;");

    [Theory]
    [InlineData("{|#0:Dense(1, Activation = Activation.Softmax)|}, BinaryCrossentropy",
        "Model: [Dense(1)] #2 ends in Softmax over 1 value, which is the same whatever the layer reads, so nothing can be learnt. For a yes or no use Activation.Sigmoid and [BinaryCrossentropy], for classes one unit each.")]
    [InlineData("Dense(1), {|#0:CategoricalCrossentropy(FromLogits = true)|}",
        "Model: [CategoricalCrossentropy] compares the share of 1 class, which is 1 whatever [Dense(1)] #2 gives, so nothing can be learnt. For a yes or no use Activation.Sigmoid and [BinaryCrossentropy], for classes one unit each.")]
    public Task Sentence_SaysWhatIsConstant(string rest, string sentence) => DeclarationTest.VerifyAsync(
        "[SequenceModel, Input(6, 3), Gru(4), " + rest + "] public sealed partial class Model;",
        new DiagnosticResult(RuleIds.SoftmaxOverOneUnit, DiagnosticSeverity.Error).WithLocation(0).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations).WithMessage(sentence));
}
