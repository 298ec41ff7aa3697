using NeuralSeqGen.Analyzers.Tests.Verification;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

public sealed class EmbeddingRangeTests
{
    [Fact]
    public Task ConstantIds_Triggers() => ArrayCallTest.VerifyAsync(
        "new Sentiment().Predict(new[,] { { 0, 1, 2, 3, 8, {|NSG0104:9|} } });",
        "new Sentiment().PredictOne([0, 1, {|NSG0104:-1|}, 3, 4, 5]);",
        "var ids = new int[,] { { 0, 1, 2, 3, 8, {|NSG0104:9|} } }; new Sentiment().Fit(ids, new float[1, 1]);",
        "new Several().Predict(new float[1, 6, 3], new[,] { { 0, 1, 6, {|NSG0104:7|}, 8 } });");

    [Fact]
    public Task IdsInRange_DoesNotTrigger() => ArrayCallTest.VerifyAsync(
        "new Sentiment().Predict(new[,] { { 0, 1, 2, 3, 8, 0 } });",
        "new Sentiment().Predict(new[,] { { 0, 1, 2, 3, 8, Environment.TickCount } });",
        "var ids = new int[,] { { 0, 1, 2, 3, 8, 9 } }; ids[0, 5] = 8; new Sentiment().Fit(ids, new float[1, 1]);");
}
