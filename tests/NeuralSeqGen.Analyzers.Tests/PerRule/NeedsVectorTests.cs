using NeuralSeqGen.Analyzers.Tests.Verification;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

public sealed class NeedsVectorTests
{
    [Theory]
    [InlineData("[SequenceModel, Input(4, 3), Gru(2, ReturnSequences = true), {|NSG0102:RepeatVector(3)|}] public sealed partial class Model;")]
    [InlineData("[SequenceModel, Input(4, 3), {|NSG0102:RepeatVector(3)|}, Gru(2)] public sealed partial class Model;")]
    [InlineData("[SequenceModel, Input(4, 3), Gru(2), RepeatVector(3), {|NSG0102:RepeatVector(3)|}] public sealed partial class Model;")]
    public Task RepeatVectorOverSequence_Triggers(string source) => DeclarationTest.VerifyAsync(source);

    [Theory]
    [InlineData("[SequenceModel, Input(4, 3), Gru(2), RepeatVector(3), Gru(2)] public sealed partial class Model;")]
    [InlineData("[SequenceModel, Input(4, 3), Flatten, RepeatVector(3), Gru(2)] public sealed partial class Model;")]
    [InlineData("[SequenceModel, Input(4, 3), TimeDistributed, RepeatVector(3), Flatten] public sealed partial class Model;")]
    public Task RepeatVectorOverVector_DoesNotTrigger(string source) => DeclarationTest.VerifyAsync(source);
}
