using NeuralSeqGen.Analyzers.Tests.Verification;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

public sealed class CycleTests
{
    [Theory]
    [InlineData("[SequenceModel, Input(4, 3), {|NSG0009:Gru(2, Name = \"a\", From = \"a\")|}] public sealed partial class Model;")]
    [InlineData("[SequenceModel, Input(4, 3), {|NSG0009:Gru(2, ReturnSequences = true, From = \"later\")|}, Gru(2, Name = \"later\")] public sealed partial class Model;")]
    public Task LayerReadsItself_Triggers(string source) => DeclarationTest.VerifyAsync(source);

    [Fact]
    public Task LayersInOrder_DoesNotTrigger() => DeclarationTest.VerifyAsync(
        "[SequenceModel, Input(4, 3), Gru(2, Name = \"first\", ReturnSequences = true), Gru(2, Name = \"second\")] public sealed partial class Model;");
}
