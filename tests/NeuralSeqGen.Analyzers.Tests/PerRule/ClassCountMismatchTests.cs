using NeuralSeqGen.Analyzers.Tests.Verification;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

public sealed class ClassCountMismatchTests
{
    [Fact]
    public Task OtherLastExtent_Triggers() => ArrayCallTest.VerifyAsync(
        "new Label().Fit(new float[10, 64, 15], {|NSG0307:new float[10, 10]|});",
        "new Label().Fit(new float[10, 64, 15], {|NSG0307:Sequences.ToCategorical(new int[10], 10)|});",
        "const int k = 9; var labels = Sequences.ToCategorical(new int[10], k); new Label().Evaluate(new float[10, 64, 15], {|NSG0307:labels|});",
        "new Adder().Fit(new float[10, 50, 12], {|NSG0307:new float[10, 50, 1]|});",
        "new Adder().Fit(new float[10, 50, 12], {|NSG0307:Sequences.ToCategorical(new int[10, 50], 13)|});");

    [Fact]
    public Task RightOrUnknown_DoesNotTrigger() => ArrayCallTest.VerifyAsync(
        "new Label().Fit(new float[10, 64, 15], Sequences.ToCategorical(new int[10], 8));",
        "new Label().Fit(new float[10, 64, 15], Sequences.ToCategorical(new int[10], Environment.TickCount));",
        "new Adder().Fit(new float[10, 50, 12], {|NSG0306:new float[10, 49, 1]|});");
}
