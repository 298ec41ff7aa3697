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

    [Fact]
    public Task LossBetweenWrapperAndLayer_DoesNotTrigger() => DeclarationTest.VerifyAsync(
        "[SequenceModel, Input(4, 3, 2), TimeDistributed, MeanSquaredError, Flatten] public sealed partial class Model;");
}
