using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using NeuralSeqGen.Analyzers.Tests.Verification;
using NeuralSeqGen.Compiler.Diagnostics;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

public sealed class ConstantSharesTests
{
    private const string Head = "[SequenceModel, Input(20, 6), ";

    [Theory]
    [InlineData("Dense(1), {|NSG0217:Softmax|}, Gru(4), MeanSquaredError")]
    [InlineData("{|NSG0217:Dense(1, Activation = Activation.Softmax)|}, Gru(4), MeanSquaredError")]
    [InlineData("{|NSG0217:Dense(1, Activation = Activation.LogSoftmax)|}, Gru(4), MeanSquaredError")]
    [InlineData("Dense(1), {|NSG0217:Activation(Activation.Softmax)|}, Flatten, Dense(2), MeanSquaredError")]
    [InlineData("Reshape(20, 6, 1), TimeDistributed, {|NSG0217:Dense(1, Activation = Activation.Softmax)|}, Flatten, Dense(2), MeanSquaredError")]
    public Task OneValue_Triggers(string rest) => DeclarationTest.VerifyAsync((Head + rest + "] public sealed partial class Model;").Replace("TimeDistributed,", "{|NSG0701:TimeDistributed|},", StringComparison.Ordinal));

    [Theory]
    [InlineData("Dense(1), Softmax(Axis = 1), Gru(4), MeanSquaredError")]
    [InlineData("Dense(1), Flatten, Softmax, Dense(2), MeanSquaredError")]
    [InlineData("Dense(2, Activation = Activation.Softmax), Gru(4), MeanSquaredError")]
    [InlineData("Dense(1, Activation = Activation.Sigmoid), Gru(4), MeanSquaredError")]
    [InlineData("Gru(4), Dense(1), MeanSquaredError")]
    [InlineData("Gru(4), Dense(1, Activation = Activation.Softmax), Dense(2), MeanSquaredError")]
    public Task SeveralValues_DoesNotTrigger(string rest) => DeclarationTest.VerifyAsync(Head + rest + "] public sealed partial class Model;");

    /// <summary>That of an output is another rule's.</summary>
    [Fact]
    public Task Output_DoesNotTrigger() => DeclarationTest.VerifyAsync(Head + "Gru(4), {|NSG0203:Dense(1, Activation = Activation.Softmax)|}, MeanSquaredError] public sealed partial class Model;");

    [Fact]
    public Task Sentence_SaysWhatToDo() => DeclarationTest.VerifyAsync(Head + "Dense(1), {|#0:Softmax|}, Gru(4), MeanSquaredError] public sealed partial class Model;",
        new DiagnosticResult(RuleIds.ConstantShares, DiagnosticSeverity.Warning).WithLocation(0).WithMessage(
            "Model: [Softmax] #2 is a softmax of 1 value, which is 1 whatever the layer reads: what stands in front of it learns nothing from what stands behind. For shares of the steps take the activation away and put [Softmax(Axis = 1)] behind the layer, or [Flatten, Softmax]."));
}
