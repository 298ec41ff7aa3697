using NeuralSeqGen.Analyzers.Tests.Verification;

namespace NeuralSeqGen.Analyzers.Tests.Rules;

public sealed class IntLabelsWithCategoricalTests
{
    [Theory]
    [InlineData("{|NSG0201:new Label().Fit(new float[10, 6, 3], new int[10])|};")]
    [InlineData("{|NSG0201:new Steps().Fit(new float[10, 6, 3], new int[10, 6])|};")]
    public Task IntegerLabels_Triggers(string statement) => CallTest.VerifyAsync(statement);

    [Theory]
    [InlineData("new SparseLabel().Fit(new float[10, 6, 3], new int[10]);")]
    [InlineData("new Label().Fit(new float[10, 6, 3], Sequences.ToCategorical(new int[10], 4));")]
    public Task FittingLabels_DoesNotTrigger(string statement) => CallTest.VerifyAsync(statement);
}
