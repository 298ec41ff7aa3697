using NeuralSeqGen.Analyzers.Tests.Verification;

namespace NeuralSeqGen.Analyzers.Tests.Rules;

public sealed class OneHotWithSparseTests
{
    [Theory]
    [InlineData("{|NSG0202:new SparseLabel().Fit(new float[10, 6, 3], new float[10, 4])|};")]
    [InlineData("{|NSG0202:new SparseSteps().Fit(new float[10, 6, 3], new float[10, 6, 4])|};")]
    public Task OneHotLabels_Triggers(string statement) => CallTest.VerifyAsync(statement);

    [Theory]
    [InlineData("new SparseSteps().Fit(new float[10, 6, 3], Sequences.ArgMax(new float[10, 6, 4]));")]
    [InlineData("new Label().Fit(new float[10, 6, 3], new float[10, 4]);")]
    public Task FittingLabels_DoesNotTrigger(string statement) => CallTest.VerifyAsync(statement);
}
