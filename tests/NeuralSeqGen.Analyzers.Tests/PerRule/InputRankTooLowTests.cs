using NeuralSeqGen.Analyzers.Tests.Verification;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

public sealed class InputRankTooLowTests
{
    [Fact]
    public Task TableForSequences_Triggers() => CallTest.VerifyAsync(
        "new Label().Predict({|NSG0303:new float[10, 3]|});",
        "var table = new float[10, 3]; new Steps().Fit({|NSG0303:table|}, new float[10, 6, 4]);",
        "new Series().Evaluate(y: new float[10, 1], x: {|NSG0303:new float[10, 20]|});",
        "new Label().Predict({|CS1503:{|NSG0303:new double[10, 3]|}|});");

    [Fact]
    public Task WhatIsBoundWithoutACall_Triggers() => CallTest.VerifyAsync(
        "Func<float[,], float[,]> predict = new Label().{|NSG0303:Predict|};",
        "System.Linq.Expressions.Expression<Func<Label, float[,]>> e = m => m.Predict({|NSG0303:new float[10, 3]|});");

    [Fact]
    public Task Sequences_DoesNotTrigger() => CallTest.VerifyAsync(
        "new Label().Predict(new float[10, 6, 3]);",
        "new Series().Predict(Sequences.AddFeatureAxis(new float[10, 20]));",
        "dynamic table = new float[10, 3]; new Label().Predict(table);",
        "Func<float[,,], float[,]> predict = new Label().Predict;");
}
