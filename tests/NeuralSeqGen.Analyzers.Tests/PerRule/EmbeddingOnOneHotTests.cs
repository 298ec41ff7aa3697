using NeuralSeqGen.Analyzers.Tests.Verification;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

public sealed class EmbeddingOnOneHotTests
{
    [Theory]
    [InlineData("[SequenceModel, Input(4, 9, ElementType = ElementType.Single), {|NSG0105:Embedding(9, 2)|}, Gru(2)] public sealed partial class Model;")]
    [InlineData("[SequenceModel, Input(4), Dense(3), {|NSG0105:Embedding(9, 2)|}, Dense(1)] public sealed partial class Model;")]
    public Task EmbeddingOnFloats_Triggers(string source) => DeclarationTest.VerifyAsync(source);

    [Theory]
    [InlineData("[SequenceModel, Input(4), Embedding(9, 2), Gru(2)] public sealed partial class Model;")]
    [InlineData("[SequenceModel, Input(4, 9), Flatten, Embedding(9, 2), Gru(2)] public sealed partial class Model;")]
    [InlineData("[SequenceModel, Input(4, 9), TimeDistributed, Embedding(9, 2), TimeDistributed, Gru(2), Dense(1)] public sealed partial class Model;")]
    public Task EmbeddingOnIds_DoesNotTrigger(string source) => DeclarationTest.VerifyAsync(source);
}
