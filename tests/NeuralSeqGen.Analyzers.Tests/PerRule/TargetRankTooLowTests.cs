using NeuralSeqGen.Analyzers.Tests.Verification;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

public sealed class TargetRankTooLowTests
{
    [Fact]
    public Task OneLabelForASequence_Triggers() => CallTest.VerifyAsync(
        "new Steps().Fit(new float[10, 6, 3], {|NSG0302:new float[10, 4]|});",
        "new Steps().ComputeGradients(new float[10, 6, 3], {|NSG0302:new float[10, 4]|}, new float[99]);",
        "new SparseSteps().Fit(new float[10, 6, 3], {|NSG0302:new int[10]|});");

    [Fact]
    public Task FlatOneLabelForASequence_Triggers() => CallTest.VerifyAsync(
        "new Steps().Fit(new float[10 * 6 * 3], {|NSG0302:new float[10 * 4]|});",
        "new SparseSteps().TrainOnBatch(new float[180], {|NSG0302:new int[10]|});");

    [Fact]
    public Task FittingTarget_DoesNotTrigger() => CallTest.VerifyAsync(
        "new Steps().Fit(new float[10, 6, 3], new float[10, 6, 4]);",
        "new Steps().Fit(new float[10 * 6 * 3], new float[10 * 6 * 4]);",
        "new SparseSteps().Fit(new float[10, 6, 3], new int[10, 6]);");
}
