using NeuralSeqGen.Analyzers.Tests.Verification;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

public sealed class UnknownNodeTests
{
    [Theory]
    [InlineData("[SequenceModel, Input(4, 3), {|NSG0008:Gru(2, From = \"elsewhere\")|}] public sealed partial class Model;")]
    [InlineData("[SequenceModel, Input(4, 3), {|NSG0008:Gru(2, InitialState = new[] { \"encoder\" })|}] public sealed partial class Model;")]
    public Task NameOfNoNode_Triggers(string source) => DeclarationTest.VerifyAsync(source);

    [Fact]
    public Task PlainStack_DoesNotTrigger() => DeclarationTest.VerifyAsync("[SequenceModel, Input(4, 3, Name = \"x\"), Gru(2)] public sealed partial class Model;");
}
