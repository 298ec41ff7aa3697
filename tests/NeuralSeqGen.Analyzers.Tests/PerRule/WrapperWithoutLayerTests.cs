using Microsoft.CodeAnalysis.Testing;
using NeuralSeqGen.Analyzers.Tests.Verification;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

public sealed class WrapperWithoutLayerTests
{
    [Fact]
    public Task WrapperAtTheEnd_Triggers() => DeclarationTest.VerifyAsync(
        "[SequenceModel, Input(4, 3), Gru(2, ReturnSequences = true), {|NSG0003:TimeDistributed|}] [MeanSquaredError] public sealed partial class Model;");

    [Fact]
    public Task BackwardLayerAtTheEnd_Triggers() => DeclarationTest.VerifyAsync(
        "[SequenceModel, Input(4, 3), Bidirectional, Gru(2), {|NSG0003:BackwardLayer|}] [MeanSquaredError] public sealed partial class Model;");

    [Theory]
    [InlineData("Bidirectional", "Gru(8)")]
    [InlineData("TimeDistributed", "Dense(8)")]
    public Task Message_ShowsALayerThatItCanWrap(string wrapper, string layer) => DeclarationTest.VerifyAsync(
        $"[SequenceModel, Input(4, 3), Gru(2, ReturnSequences = true), {{|#0:{wrapper}|}}] public sealed partial class Model;",
        DiagnosticResult.CompilerError("NSG0003").WithLocation(0).WithArguments("Model", wrapper, layer));

    [Fact]
    public Task LossBetweenWrapperAndLayer_DoesNotTrigger() => DeclarationTest.VerifyAsync(
        "[SequenceModel, Input(4, 3, 2), TimeDistributed, MeanSquaredError, Flatten] public sealed partial class Model;");
}
