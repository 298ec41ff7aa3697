using NeuralSeqGen.Analyzers.Tests.Verification;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

public sealed class OneHotWithSparseTests
{
    [Fact]
    public Task OneHotLabels_Triggers() => CallTest.VerifyAsync(
        "{|NSG0202:new SparseLabel().Fit(new float[10, 6, 3], new float[10, 4])|};",
        "{|NSG0202:new SparseSteps().Fit(new float[10, 6, 3], new float[10, 6, 4])|};");

    [Fact]
    public Task FittingLabels_DoesNotTrigger() => CallTest.VerifyAsync(
        "new SparseSteps().Fit(new float[10, 6, 3], Sequences.ArgMax(new float[10, 6, 4]));",
        "new Label().Fit(new float[10, 6, 3], new float[10, 4]);");
}
