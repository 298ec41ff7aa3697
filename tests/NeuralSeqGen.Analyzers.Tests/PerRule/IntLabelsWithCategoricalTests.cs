using NeuralSeqGen.Analyzers.Tests.Verification;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

public sealed class IntLabelsWithCategoricalTests
{
    [Fact]
    public Task IntegerLabels_Triggers() => CallTest.VerifyAsync(
        "new Label().Fit(new float[10, 6, 3], {|NSG0201:new int[10]|});",
        "new Steps().Fit(new float[10, 6, 3], {|NSG0201:new int[10, 6]|});");

    [Fact]
    public Task FittingLabels_DoesNotTrigger() => CallTest.VerifyAsync(
        "new SparseLabel().Fit(new float[10, 6, 3], new int[10]);",
        "new Label().Fit(new float[10, 6, 3], Sequences.ToCategorical(new int[10], 4));");
}
