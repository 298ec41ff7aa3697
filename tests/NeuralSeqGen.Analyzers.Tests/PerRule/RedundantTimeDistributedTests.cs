using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using NeuralSeqGen.Analyzers.Tests.Verification;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

public sealed class RedundantTimeDistributedTests
{
    [Fact]
    public Task TimeDistributedDense_Triggers() => DeclarationTest.VerifyAsync(
        "[SequenceModel, Input(64, 15), Gru(16, ReturnSequences = true), {|#0:TimeDistributed|}, Dense(8)] public sealed partial class Model;",
        new DiagnosticResult("NSG0701", DiagnosticSeverity.Info).WithLocation(0).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations).WithMessage(
            "TimeDistributed changes nothing here: Dense already applies to the last axis of (batch, 64, 16); same 136 parameters, same values"));

    [Fact]
    public Task TimeDistributedActivation_Triggers() => DeclarationTest.VerifyAsync(
        "[SequenceModel, Input(4, 3), {|NSG0701:TimeDistributed|}, Activation(Activation.Relu)] public sealed partial class Model;");

    [Theory]
    [InlineData("[SequenceModel, Input(4, 3, 2), TimeDistributed, Flatten] public sealed partial class Model;")]
    [InlineData("[SequenceModel, Input(4, 3, 2), TimeDistributed, SimpleRnn(2)] public sealed partial class Model;")]
    [InlineData("[SequenceModel, Input(4, 3), Gru(2, ReturnSequences = true), Dense(1)] public sealed partial class Model;")]
    public Task WrapperThatMattersOrNone_DoesNotTrigger(string source) => DeclarationTest.VerifyAsync(source);

    [Fact]
    public Task BehindAMistake_DoesNotTrigger() => DeclarationTest.VerifyAsync(
        "[SequenceModel, Input(4, 3), Gru(2), {|NSG0101:Gru(2, ReturnSequences = true)|}, TimeDistributed, Dense(1)] public sealed partial class Model;");
}
