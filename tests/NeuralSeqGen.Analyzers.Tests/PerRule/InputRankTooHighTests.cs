using NeuralSeqGen.Analyzers.Tests.Verification;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

public sealed class InputRankTooHighTests
{
    [Fact]
    public Task AxisOfTheBatchTwice_Triggers() => CallTest.VerifyAsync(
        "new Label().Predict({|NSG0304:new float[10, 1, 6, 3]|});",
        "new Label().TrainOnBatch({|CS1503:{|NSG0304:new float[10, 1, 6, 3]|}|}, new float[10, 4]);",
        "new Label().Fit({|CS1503:{|NSG0304:new float[10, 1, 6, 3, 1]|}|}, new float[10, 4]);");

    [Fact]
    public Task Sequences_DoesNotTrigger() => CallTest.VerifyAsync("new Label().Predict(new float[10, 6, 3]);", "new Next().Predict(new int[10, 6]);");
}
