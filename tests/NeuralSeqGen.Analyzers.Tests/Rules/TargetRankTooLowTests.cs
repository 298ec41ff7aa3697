using NeuralSeqGen.Analyzers.Tests.Verification;

namespace NeuralSeqGen.Analyzers.Tests.Rules;

public sealed class TargetRankTooLowTests
{
    [Theory]
    [InlineData("{|NSG0302:new Steps().Fit(new float[10, 6, 3], new float[10, 4])|};")]
    [InlineData("{|NSG0302:new Steps().ComputeGradients(new float[10, 6, 3], new float[10, 4], new float[99])|};")]
    [InlineData("{|NSG0302:new SparseSteps().Fit(new float[10, 6, 3], new int[10])|};")]
    public Task OneLabelForASequence_Triggers(string statement) => CallTest.VerifyAsync(statement);

    [Theory]
    [InlineData("new Steps().Fit(new float[10 * 6 * 3], {|NSG0302:new float[10 * 4]|});")]
    [InlineData("new SparseSteps().TrainOnBatch(new float[180], {|NSG0302:new int[10]|});")]
    public Task FlatOneLabelForASequence_Triggers(string statement) => CallTest.VerifyAsync(statement);

    [Theory]
    [InlineData("new Steps().Fit(new float[10, 6, 3], new float[10, 6, 4]);")]
    [InlineData("new Steps().Fit(new float[10 * 6 * 3], new float[10 * 6 * 4]);")]
    [InlineData("new SparseSteps().Fit(new float[10, 6, 3], new int[10, 6]);")]
    public Task FittingTarget_DoesNotTrigger(string statement) => CallTest.VerifyAsync(statement);
}
