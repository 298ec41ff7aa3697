using NeuralSeqGen.Analyzers.Tests.Verification;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

public sealed class OneHotWithSparseTests
{
    [Fact]
    public Task OneHotLabels_Triggers() => CallTest.VerifyAsync(
        "new SparseLabel().Fit(new float[10, 6, 3], {|NSG0202:new float[10, 4]|});",
        "new SparseSteps().Fit(new float[10, 6, 3], {|NSG0202:new float[10, 6, 4]|});");

    [Fact]
    public Task FittingLabels_DoesNotTrigger() => CallTest.VerifyAsync(
        "new SparseSteps().Fit(new float[10, 6, 3], Sequences.ArgMax(new float[10, 6, 4]));",
        "new Label().Fit(new float[10, 6, 3], new float[10, 4]);");
}
