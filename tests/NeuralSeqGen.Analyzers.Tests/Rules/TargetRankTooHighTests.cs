using NeuralSeqGen.Analyzers.Tests.Verification;

namespace NeuralSeqGen.Analyzers.Tests.Rules;

public sealed class TargetRankTooHighTests
{
    [Theory]
    [InlineData("{|NSG0301:new Label().Fit(new float[10, 6, 3], new float[10, 6, 4])|};")]
    [InlineData("{|NSG0301:new Label().Evaluate(new float[10, 6, 3], new float[10, 6, 4])|};")]
    [InlineData("{|NSG0301:new Label().TrainOnBatch(new float[10, 6, 3], new float[10, 6, 4])|};")]
    [InlineData("{|NSG0301:new SparseLabel().Fit(new float[10, 6, 3], new int[10, 6])|};")]
    public Task TargetPerStepForOneLabel_Triggers(string statement) => CallTest.VerifyAsync(statement);

    [Theory]
    [InlineData("new Label().Fit(new float[10, 6, 3], {|CS1503:{|NSG0301:new float[10, 6, 4, 1]|}|});")]
    [InlineData("new Steps().Fit(new float[10, 6, 3], {|CS1503:{|NSG0301:new float[10, 6, 4, 1]|}|});")]
    public Task MoreAxesThanAnyDecoy_Triggers(string statement) => CallTest.VerifyAsync(statement);

    [Theory]
    [InlineData("new Label().Fit(new float[10 * 6 * 3], {|NSG0301:new float[10 * 6 * 4]|});")]
    [InlineData("new Label().Fit(new float[10 * 6 * 3].AsSpan(), {|NSG0301:Sequences.AsSpan(new float[10, 6, 4])|});")]
    [InlineData("new SparseLabel().Evaluate(new float[180], {|NSG0301:new int[60]|});")]
    public Task FlatTargetPerStep_Triggers(string statement) => CallTest.VerifyAsync(statement);

    [Theory]
    [InlineData("new Label().Fit(new float[10, 6, 3], new float[10, 4]);")]
    [InlineData("new Label().Fit(new float[10 * 6 * 3], new float[10 * 4]);")]
    [InlineData("new Label().Fit(new float[10 * 6 * 3 + 1], new float[10 * 6 * 4]);")]
    [InlineData("new SparseLabel().Fit(new float[10, 6, 3], new int[10]);")]
    [InlineData("new Steps().Fit(new float[10, 6, 3], new float[10, 6, 4]);")]
    public Task FittingOrUndecidedTarget_DoesNotTrigger(string statement) => CallTest.VerifyAsync(statement);
}
