using NeuralSeqGen.Analyzers.Tests.Verification;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

public sealed class WrapperNeedsRecurrentTests
{
    [Theory]
    [InlineData("[SequenceModel, Input(4, 3), {|NSG0115:Bidirectional|}, Dense(1)] public sealed partial class Model;")]
    [InlineData("[SequenceModel, Input(4, 3, 2), {|NSG0115:Bidirectional|}, TimeDistributed, Gru(1)] public sealed partial class Model;")]
    [InlineData("[SequenceModel, Input(4, 3), {|NSG0115:Bidirectional|}, Gru(2), BackwardLayer, Dense(1)] public sealed partial class Model;")]
    [InlineData("[SequenceModel, Input(4, 3, 2), {|NSG0115:StackedRnn(1)|}, ConvLstm1D(3, 2)] public sealed partial class Model;")]
    public Task WrapperAroundOther_Triggers(string source) => DeclarationTest.VerifyAsync(source);

    [Theory]
    [InlineData("[SequenceModel, Input(4, 3), Bidirectional, Gru(2), Dense(1)] public sealed partial class Model;")]
    [InlineData("[SequenceModel, Input(4, 3, 2), TimeDistributed, Bidirectional, Lstm(2), Bidirectional, SimpleRnn(1)] public sealed partial class Model;")]
    [InlineData("[SequenceModel, Input(4, 3), Bidirectional, Gru(2, ReturnSequences = true), BackwardLayer, Lstm(3, GoBackwards = true), Bidirectional, Lstm(1), BackwardLayer, StackedRnn(2), Gru(2), Gru(3)] public sealed partial class Model;")]
    [InlineData("[SequenceModel, Input(4, 3, 2), Bidirectional, ConvLstm1D(3, 2)] public sealed partial class Model;")]
    public Task WrapperAroundRecurrent_DoesNotTrigger(string source) => DeclarationTest.VerifyAsync(source);
}
