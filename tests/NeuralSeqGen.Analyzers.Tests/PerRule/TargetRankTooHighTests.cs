using NeuralSeqGen.Analyzers.Tests.Verification;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

public sealed class TargetRankTooHighTests
{
    [Fact]
    public Task TargetPerStepForOneLabel_Triggers() => CallTest.VerifyAsync(
        "new Label().Fit(new float[10, 6, 3], {|NSG0301:new float[10, 6, 4]|});",
        "new Label().Evaluate(new float[10, 6, 3], {|NSG0301:new float[10, 6, 4]|});",
        "new Label().TrainOnBatch(new float[10, 6, 3], {|NSG0301:new float[10, 6, 4]|});",
        "new SparseLabel().Fit(new float[10, 6, 3], {|NSG0301:new int[10, 6]|});");

    [Fact]
    public Task MoreAxesThanAnyDecoy_Triggers() => CallTest.VerifyAsync(
        "new Label().Fit(new float[10, 6, 3], {|CS1503:{|NSG0301:new float[10, 6, 4, 1]|}|});",
        "new Steps().Fit(new float[10, 6, 3], {|CS1503:{|NSG0301:new float[10, 6, 4, 1]|}|});");

    [Fact]
    public Task FlatTargetPerStep_Triggers() => CallTest.VerifyAsync(
        "new Label().Fit(new float[10 * 6 * 3], {|NSG0301:new float[10 * 6 * 4]|});",
        "new Label().Fit(new float[10 * 6 * 3].AsSpan(), {|NSG0301:Sequences.AsSpan(new float[10, 6, 4])|});",
        "new SparseLabel().Evaluate(new float[180], {|NSG0301:new int[60]|});");

    [Fact]
    public Task FittingOrUndecidedTarget_DoesNotTrigger() => CallTest.VerifyAsync(
        "new Label().Fit(new float[10, 6, 3], new float[10, 4]);",
        "new Label().Fit(new float[10 * 6 * 3], new float[10 * 4]);",
        "new Label().Fit(new float[10 * 6 * 3 + 1], new float[10 * 6 * 4]);",
        "new SparseLabel().Fit(new float[10, 6, 3], new int[10]);",
        "new Steps().Fit(new float[10, 6, 3], new float[10, 6, 4]);");

    [Fact]
    public Task GraphOfOneInputAndOutput_Triggers() => CallTest.VerifyAsync(
        "new Sum().Fit(new float[10, 6, 3], {|NSG0301:new float[10, 6, 4]|});",
        "new Sum().Fit(new float[10 * 6 * 3], {|NSG0301:new float[10 * 6 * 4]|});");

    [Fact]
    public Task SeveralInputsAndOutputs_DoesNotTrigger() => CallTest.VerifyAsync(
        "new Several().Fit(new float[10, 6, 3], new float[10, 6, 3], new float[10, 4], new float[10, 6, 4]);",
        "new Several().Fit(new float[10 * 6 * 3], new float[10 * 6 * 4], new float[10 * 4], new float[10 * 24]);",
        "new Several().Fit(new float[10, 6, 3], new float[10, 6, 3], {|CS1503:{|NSG0317:new float[10, 6, 4, 1]|}|}, new float[10, 6, 4]);",
        "new Several().Fit(new float[10, 6, 3], {|CS1503:{|NSG0317:new float[10, 6, 4, 1]|}|}, new float[10, 4], new float[10, 6, 4]);");

    [Fact]
    public Task OverloadsOfTheAuthor_DoesNotTrigger() => CallTest.VerifyMembersAsync("""
        static void Main()
        {
            new Own().Fit(new float[10, 6, 3], new float[10, 6, 4, 1], "deep");
            new Own().Fit(new float[10, 6, 3], {|CS1503:new float[10, 6, 4, 1]|});
            new Own().Fit(new float[10 * 6 * 3], new float[10 * 6 * 4], "flat");
        }
        }

        [SequenceModel, Input(6, 3), Gru(2), Dense(4), MeanSquaredError]
        public sealed partial class Own
        {
            public void Fit(float[,,] x, float[,,,] y, string mode) { }
            public void Fit(ReadOnlySpan<float> x, ReadOnlySpan<float> y, string mode) { }
        """);
}
