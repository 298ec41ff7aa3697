using NeuralSeqGen.Analyzers.Tests.Verification;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

public sealed class TimeDistributedNeedsTimeTests
{
    [Theory]
    [InlineData("[SequenceModel, Input(4, 3), Gru(2), {|NSG0103:TimeDistributed|}, Dense(1)] public sealed partial class Model;")]
    [InlineData("[SequenceModel, Input(3), {|NSG0103:TimeDistributed|}, Dense(1)] public sealed partial class Model;")]
    [InlineData("[SequenceModel, Input(4, 3), Flatten, {|NSG0103:TimeDistributed|}, Flatten] public sealed partial class Model;")]
    public Task TimeDistributedOverVector_Triggers(string source) => DeclarationTest.VerifyAsync(source);

    [Theory]
    [InlineData("[SequenceModel, Input(4, 3, 2), TimeDistributed, Flatten, Gru(2)] public sealed partial class Model;")]
    [InlineData("[SequenceModel, Input(4, 3, 2), TimeDistributed, Gru(3), Dense(1)] public sealed partial class Model;")]
    public Task TimeDistributedOverSequence_DoesNotTrigger(string source) => DeclarationTest.VerifyAsync(source);
}
