using NeuralSeqGen.Analyzers.Tests.Verification;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

public sealed class StatefulNeedsBatchTests
{
    [Theory]
    [InlineData("[SequenceModel, Input(4, 3), {|NSG0401:Gru(2, Stateful = true)|}, Dense(1)] public sealed partial class Model;")]
    public Task StatefulWithoutBatchSize_Triggers(string source) => DeclarationTest.VerifyAsync(source);

    [Theory]
    [InlineData("[SequenceModel, Input(4, 3, BatchSize = 8), Gru(2, Stateful = true), Dense(1)] public sealed partial class Model;")]
    [InlineData("[SequenceModel, Input(4, 3), Gru(2), Dense(1)] public sealed partial class Model;")]
    public Task StatefulWithBatchSize_DoesNotTrigger(string source) => DeclarationTest.VerifyAsync(source);
}
