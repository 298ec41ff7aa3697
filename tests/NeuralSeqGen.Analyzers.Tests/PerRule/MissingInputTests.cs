using NeuralSeqGen.Analyzers.Tests.Verification;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

public sealed class MissingInputTests
{
    [Theory]
    [InlineData("[SequenceModel, Gru(2), Dense(1)] public sealed partial class {|NSG0004:Model|};")]
    [InlineData("[SequenceModel] public sealed partial class {|NSG0004:Model|};")]
    [InlineData("[SequenceModel, {|NSG0004:Gru(2)|}, Input(4, 3)] public sealed partial class Model;")]
    [InlineData("[SequenceModel, {|NSG0004:Input(4, 3)|}] public sealed partial class Model;")]
    public Task InputMissingOrMisplaced_Triggers(string source) => DeclarationTest.VerifyAsync(source);

    [Theory]
    [InlineData("[SequenceModel, Input(4, 3), Gru(2)] public sealed partial class Model;")]
    [InlineData("[SequenceModel, MeanSquaredError, Sgd, Input(4), Dense(2)] public sealed partial class Model;")]
    public Task InputBeforeAllLayers_DoesNotTrigger(string source) => DeclarationTest.VerifyAsync(source);
}
