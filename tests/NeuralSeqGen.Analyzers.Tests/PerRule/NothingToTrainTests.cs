using NeuralSeqGen.Analyzers.Tests.Verification;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

public sealed class NothingToTrainTests
{
    [Theory]
    [InlineData("Gru(8, Trainable = false), Dense(1, Trainable = false), {|NSG0216:MeanSquaredError|}, Adam")]
    [InlineData("SubModel<Inner>(Trainable = false), {|NSG0216:MeanSquaredError|}, Sgd")]
    [InlineData("Bidirectional, Gru(8, Trainable = false), {|NSG0216:MeanSquaredError|}, Sgd")]
    public Task AllFrozen_Triggers(string rest) => DeclarationTest.VerifyAsync("[SequenceModel, Input(20, 4), " + rest + "] public sealed partial class Model; [SequenceModel, Input(20, 4), Gru(2)] public sealed partial class Inner;");

    [Theory]
    [InlineData("Gru(8, Trainable = false), Dense(1), MeanSquaredError, Adam")]
    [InlineData("Gru(8, Trainable = false), Dense(1, Trainable = false), MeanSquaredError")]
    [InlineData("Gru(8, Trainable = false), Dense(1, Trainable = false)")]
    [InlineData("Activation(Activation.Tanh), MeanSquaredError, Adam")]
    [InlineData("SubModel<Inner>(Trainable = false), Dense(1), MeanSquaredError, Sgd")]
    public Task SomethingToTrain_DoesNotTrigger(string rest) => DeclarationTest.VerifyAsync("[SequenceModel, Input(20, 4), " + rest + "] public sealed partial class Model; [SequenceModel, Input(20, 4), Gru(2)] public sealed partial class Inner;");
}
