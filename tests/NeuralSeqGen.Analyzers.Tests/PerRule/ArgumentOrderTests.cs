using NeuralSeqGen.Analyzers.Tests.Verification;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

public sealed class ArgumentOrderTests
{
    [Fact]
    public Task OtherOrder_Triggers() => CallTest.VerifyAsync(
        "new Label().Fit({|NSG0318:{|CS1503:new float[10, 4]|}, {|CS1503:new float[10, 6, 3]|}|});",
        "new SparseLabel().Evaluate({|NSG0318:{|CS1503:new int[10]|}, {|CS1503:new float[10, 6, 3]|}|}, batchSize: 5);");

    [Fact]
    public Task Together_Triggers() => CallTest.VerifyAsync(
        "var (a, b) = (new float[10, 6, 3], new float[10, 6, 3]); new Several().{|CS1501:Predict|}({|NSG0318:(a, b)|});",
        "var pair = (First: new float[10, 6, 3], new float[10, 6, 3]); new Several().{|CS1501:Predict|}({|NSG0318:pair|});",
        "var (a, b) = (new float[10, 6, 3], new float[10, 6, 3]); new Several().{|CS1501:Evaluate|}({|NSG0318:new[] { a, b }, [new float[10, 4], new float[10, 6, 4]]|});");

    [Fact]
    public Task TooFew_Triggers() => CallTest.VerifyAsync(
        "new Label().{|CS1501:{|NSG0318:Fit|}|}(new float[10, 6, 3]);",
        "new Several().{|CS1501:{|NSG0318:Predict|}|}(new float[10, 6, 3]);");

    [Fact]
    public Task ArraysInOrder_DoesNotTrigger() => CallTest.VerifyAsync(
        "new Several().Predict(new float[10, 6, 3], new float[10, 6, 3]);",
        "new Decoder().Fit(new int[10, 5], new int[10, 6], new int[10, 6]);",
        "new Label().{|CS1501:Fit|}();",
        "new Label().{|CS1501:ComputeGradients|}(new float[10, 6, 3], new float[10, 4]);",
        "new Several().{|CS1501:Predict|}((1, 2));");
}
