using Microsoft.CodeAnalysis.Testing;
using NeuralSeqGen.Analyzers.Tests.Verification;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

public sealed class NeedsSequenceTests
{
    [Theory]
    [InlineData("[SequenceModel, Input(4, 3), Gru(2), {|NSG0101:Gru(2)|}, Dense(1)] public sealed partial class Model;")]
    [InlineData("[SequenceModel, Input(4, 3), Gru(2), Dense(5), Dropout(0.1), {|NSG0101:SimpleRnn(2)|}, Gru(3)] public sealed partial class Model;")]
    [InlineData("[SequenceModel, Input(4), {|NSG0101:Gru(2)|}] public sealed partial class Model;")]
    [InlineData("[SequenceModel, Input(4, 3, 2), {|NSG0101:Gru(2)|}] public sealed partial class Model;")]
    [InlineData("[SequenceModel, Input(4, 3), Flatten, {|NSG0101:Gru(2)|}] public sealed partial class Model;")]
    public Task RecurrentLayerWithoutSequence_Triggers(string source) => DeclarationTest.VerifyAsync(source);

    [Fact]
    public Task Message_NamesBothLayersAndTheRemedy() => DeclarationTest.VerifyAsync(
        "[SequenceModel, Input(4, 3), Gru(2), {|#0:Gru(5)|}] public sealed partial class Model;",
        DiagnosticResult.CompilerError("NSG0101").WithLocation(0).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations).WithMessage(
            "Model: [Gru(5)] #2 needs (steps, features) but [Gru(2)] #1 returns only its last step: (batch, 2). Set ReturnSequences = true on [Gru(2)] #1."));

    [Theory]
    [InlineData("[SequenceModel, Input(4, 3), Gru(2, ReturnSequences = true), Gru(2), Dense(1)] public sealed partial class Model;")]
    [InlineData("[SequenceModel, Input(4, 3), Gru(2), RepeatVector(4), SimpleRnn(2)] public sealed partial class Model;")]
    [InlineData("[SequenceModel, Input(4, 3, 2), TimeDistributed, Gru(2), Gru(2)] public sealed partial class Model;")]
    public Task RecurrentLayerOverSequence_DoesNotTrigger(string source) => DeclarationTest.VerifyAsync(source);

    [Fact]
    public Task Pragma_DoesNotSilenceAnError_Triggers() => DeclarationTest.VerifyAsync("""
        #pragma warning disable NSG0101
        [SequenceModel, Input(4, 3), Gru(2), {|NSG0101:Gru(2)|}]
        public sealed partial class Model;
        """);
}
