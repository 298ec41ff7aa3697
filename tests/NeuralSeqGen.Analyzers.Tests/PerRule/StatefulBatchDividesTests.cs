using NeuralSeqGen.Analyzers.Tests.Verification;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

public sealed class StatefulBatchDividesTests
{
    [Fact]
    public Task NoWholeBatches_Triggers() => ArrayCallTest.VerifyAsync(
        "new Stateful().Predict({|NSG0402:new float[25, 6, 3]|});",
        "new Stateful().Fit({|NSG0402:new float[25, 6, 3]|}, new float[25, 4], new() { Shuffle = false });",
        "new Stateful().TrainOnBatch({|NSG0402:new float[20, 6, 3]|}, new float[20, 4]);",
        "new Stateful().PredictOne({|NSG0402:new float[6, 3]|});");

    [Fact]
    public Task WholeBatchesOrNoStates_DoesNotTrigger() => ArrayCallTest.VerifyAsync(
        "new Stateful().Predict(new float[20, 6, 3]);",
        "new Stateful().TrainOnBatch(new float[10, 6, 3], new float[10, 4]);",
        "new Stateful().Predict(new float[Environment.TickCount, 6, 3]);",
        "new Label().Predict(new float[25, 64, 15]);");
}
