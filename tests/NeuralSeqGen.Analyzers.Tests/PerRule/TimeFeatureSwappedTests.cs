using NeuralSeqGen.Analyzers.Tests.Verification;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

public sealed class TimeFeatureSwappedTests
{
    [Fact]
    public Task BothExtentsExchanged_Triggers() => ArrayCallTest.VerifyAsync(
        "new Label().Fit({|NSG0305:new float[10, 15, 64]|}, new float[10, 8]);",
        "int n = Environment.TickCount; new Label().Predict({|NSG0305:new float[n, 15, 64]|});",
        "new Label().PredictOne({|NSG0305:new float[15, 64]|});");

    [Fact]
    public Task OneExtentOrEqualOnes_DoesNotTrigger() => ArrayCallTest.VerifyAsync(
        "new Label().Fit({|NSG0306:new float[10, 15, 15]|}, new float[10, 8]);",
        "new Label().Fit({|NSG0306:new float[10, 15, Environment.TickCount]|}, new float[10, 8]);",
        "new Square().Fit(new float[10, 6, 6], new float[10, 2]);");
}
