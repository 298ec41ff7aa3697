using NeuralSeqGen.Analyzers.Tests.Verification;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

public sealed class TargetNotDistributionTests
{
    [Fact]
    public Task ConstantRows_Triggers() => ArrayCallTest.VerifyAsync(
        "new Label().Fit(new float[2, 64, 15], new float[,] { { 0, 1, 0, 0, 0, 0, 0, 0 }, {|NSG0211:{ 0, 1, 1, 0, 0, 0, 0, 0 }|} });",
        "var y = new float[,] { {|NSG0211:{ 1.5f, -0.5f, 0, 0, 0, 0, 0, 0 }|} }; new Label().Fit(new float[1, 64, 15], y);");

    [Fact]
    public Task Distributions_OrNotCertain_DoesNotTrigger() => ArrayCallTest.VerifyAsync(
        "new Label().Fit(new float[2, 64, 15], new float[,] { { 0.1f, 0.9f, 0, 0, 0, 0, 0, 0 }, { 0, 0, 0, 0, 0, 0, 0, 0 } });",
        "new Label().Fit(new float[1, 64, 15], new float[,] { { 0.333f, 0.333f, 0.333f, 0, 0, 0, 0, 0 } });",
        "new Label().Fit(new float[1, 64, 15], new float[,] { { Environment.TickCount, 1, 1, 0, 0, 0, 0, 0 } });",
        "new Label().Fit(new float[1, 64, 15], new float[,] { { 0, 1, 1, 0, 0, 0, 0, 0 } }, sampleWeight: new float[1]);",
        "new Label().Evaluate(new float[1, 64, 15], new float[,] { { 0, 1, 1, 0, 0, 0, 0, 0 } });",
        "var y = new float[,] { { 0, 1, 1, 0, 0, 0, 0, 0 } }; y[0, 1] = 0; new Label().Fit(new float[1, 64, 15], y);",
        "new Decoder().Fit(new float[1, 6, 3], new float[,,] { { { 1, 1, 1 }, { 2, 0, 0 }, { 0, 0, 0 }, { 0, 0, 0 }, { 0, 0, 0 } } });");
}
