using NeuralSeqGen.Analyzers.Tests.Verification;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

public sealed class WeightShapeTests
{
    [Fact]
    public Task OtherSamplesOrSteps_Triggers() => ArrayCallTest.VerifyAsync(
        "new Label().Fit(new float[10, 64, 15], new float[10, 8], sampleWeight: {|NSG0310:new float[9]|});",
        "new Adder().Fit(new float[10, 50, 12], new float[10, 50, 12], stepWeight: {|NSG0310:new float[10, 49]|});",
        "new Adder().Evaluate(new float[10, 50, 12], new float[10, 50, 12], stepWeight: {|NSG0310:new float[9, 50]|});",
        "int n = Environment.TickCount; new Adder().TrainOnBatch(new float[n, 50, 12], new float[n, 50, 12], {|NSG0310:new float[n + 1]|});",
        "new Several().Fit(new float[10, 6, 3], new int[10, 5], new float[10, 4], new float[10, 6, 4], valueSampleWeight: {|NSG0310:new float[9]|}, kindStepWeight: {|NSG0310:new float[10, 5]|});");

    [Fact]
    public Task Fitting_DoesNotTrigger() => ArrayCallTest.VerifyAsync(
        "new Label().Fit(new float[10, 64, 15], new float[10, 8], sampleWeight: new float[10]);",
        "new Label().Fit(new float[10, 64, 15], new float[10, 8], sampleWeight: null);",
        "new Adder().Fit(new float[10, 50, 12], new float[10, 50, 12], stepWeight: new float[10, 50], sampleWeight: new float[Environment.TickCount]);",
        "new Tagger().Fit(new float[10, 6, 3], new int[10, 6], stepWeight: Sequences.MaskOf(new int[10, 6]));");
}
