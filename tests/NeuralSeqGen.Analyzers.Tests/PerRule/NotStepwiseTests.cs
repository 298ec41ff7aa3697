using NeuralSeqGen.Analyzers.Tests.Verification;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

public sealed class NotStepwiseTests
{
    [Fact]
    public Task StepOfAModelThatLooksAhead_Triggers() => CallTest.VerifyAsync(
        "var m = new Ahead(); var state = m.{|NSG0316:CreateState|}(); _ = m.{|NSG0316:Step|}(new float[3], new float[4], state);",
        "_ = new AheadGraph().{|NSG0316:Step|}(new float[3], new float[3], new float[4], null!);");

    [Fact]
    public Task StepOfACausalModel_DoesNotTrigger() => CallTest.VerifyAsync("var m = new Steps(); _ = m.Step(new float[3], new float[4], m.CreateState());");
}
