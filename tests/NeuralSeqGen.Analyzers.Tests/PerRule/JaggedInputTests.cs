using NeuralSeqGen.Analyzers.Tests.Verification;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

public sealed class JaggedInputTests
{
    [Fact]
    public Task ArraysInArraysAndLists_Triggers() => CallTest.VerifyAsync(
        "new Label().Predict({|CS1503:{|NSG0311:new float[10][][]|}|});",
        "new Label().Predict({|CS1503:{|NSG0311:new System.Collections.Generic.List<float[,]>()|}|});",
        "new Next().Fit({|CS1503:{|NSG0311:new int[10][]|}|}, new int[10, 6]);",
        "var labels = new System.Collections.Generic.List<int>(); new SparseLabel().Fit(new float[10, 6, 3], {|CS1503:{|NSG0311:labels|}|});",
        "new Label().Fit(new float[10, 6, 3], {|CS1503:{|NSG0311:new float[10][]|}|});");

    [Fact]
    public Task OneArray_DoesNotTrigger() => CallTest.VerifyAsync(
        "new Label().Predict(Sequences.Pad(new float[10][][], 6));",
        "new Label().Predict({|CS1503:new System.Collections.Generic.List<string>()|});",
        "new Label().Predict({|CS1503:new System.Collections.Generic.Dictionary<int, float[,]>()|});");
}
