using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Tests.Interpreter;
using NeuralSeqGen.Compiler.Tests.Models;

namespace NeuralSeqGen.Compiler.Tests.Lowering;

/// <summary>Dice and Tversky over the whole batch, whole samples, steps and classes, by their formulas; what masks and weights do to them, and what their axes may be.</summary>
public sealed class OverlapLossTests
{
    private const int Samples = 5, Steps = 3, Classes = 4;

    private readonly PortValues _ports = Ports();

    [Fact]
    public void WithoutAxes_IsOneNumberForTheBatch()
    {
        double[] t = [.. _ports[PortKind.Target].SelectMany(s => s)], p = [.. _ports[PortKind.Input].SelectMany(s => s)];
        Assert.Equal(1 - LossFormulas.Tversky(t, p, 0.5, 0.5), Loss("Dice"), 1e-6);
        Assert.Equal(1 - LossFormulas.Tversky(t, p, 0.3, 0.7), Loss("Tversky(Alpha = 0.3, Beta = 0.7)"), 1e-12);
    }

    [Theory]
    [InlineData("Dice", true, false)]
    [InlineData("Dice(Axis = new[] { 1 })", true, true)]
    [InlineData("Dice(Axis = new[] { 2 })", false, false)]
    [InlineData("Dice(Axis = new[] { 1, 2 })", false, false)]
    [InlineData("Tversky(Axis = new[] { -2 })", true, true)]
    [InlineData("MeanSquaredError", false, false)]
    public void WhatIsReadOfTheTarget_IsTheBatch_TheSample_OrTheRow(string loss, bool all, bool sample)
    {
        var output = ModelSource.BindValid($"[Input({Steps}, {Classes}), Activation(Activation.Linear), {loss}]").Outputs[0];
        Assert.Equal((all, sample), (output.LossReadsAll, output.LossReadsSample));
    }

    [Fact]
    public void WithoutAxes_WeightsAreOfSamplesAndFactorsOfTheMean()
    {
        double plain = Loss("Dice");
        _ports[PortKind.RowWeight] = [[1], [0], [2], [4], [0.5]];
        Assert.Equal(plain * 1.5, Loss("Dice"), 1e-12);
    }

    [Theory]
    [InlineData("Sum")]
    [InlineData("Mean")]
    [InlineData("MeanWithSampleWeight")]
    public void WithoutAxes_IsThatNumberByEveryReduction(string reduction) => Assert.Equal(Loss("Dice"), Loss($"Dice(Reduction = LossReduction.{reduction})"), 1e-12);

    [Fact]
    public void SamplesThatOnlyFillTheGroup_AreNotOfTheBatch()
    {
        double[] t = [.. _ports[PortKind.Target].SkipLast(1).SelectMany(s => s)], p = [.. _ports[PortKind.Input].SkipLast(1).SelectMany(s => s)];
        _ports[PortKind.Valid] = [[1], [1], [1], [1], [0]];
        _ports[PortKind.RowWeight] = [[1], [1], [1], [1], [0]];
        _ports[PortKind.Input][4][0] = double.NaN;
        _ports.SetAll(PortKind.BatchCount, 4);
        Assert.Equal(1 - LossFormulas.Tversky(t, p, 0.3, 0.7), Loss("Tversky(Alpha = 0.3, Beta = 0.7)"), 1e-12);
    }

    [Theory]
    [InlineData("1, 2")]
    [InlineData("-1, -2")]
    public void OverStepsAndClasses_IsOneNumberPerSample(string axes) =>
        Assert.Equal(Enumerable.Range(0, Samples).Average(s => 1 - LossFormulas.Tversky(_ports[PortKind.Target][s], _ports[PortKind.Input][s], 0.3, 0.7)), Loss($"Tversky(Alpha = 0.3, Beta = 0.7, Axis = new[] {{ {axes} }})"), 1e-12);

    [Fact]
    public void OverSteps_IsOneNumberPerClass()
    {
        double[] Class(double[] sample, int c) => [.. Enumerable.Range(0, Steps).Select(t => sample[(t * Classes) + c])];
        double expected = Enumerable.Range(0, Samples).SelectMany(s => Enumerable.Range(0, Classes).Select(c => 1 - LossFormulas.Tversky(Class(_ports[PortKind.Target][s], c), Class(_ports[PortKind.Input][s], c), 0.2, 0.9))).Average();
        Assert.Equal(expected, Loss("Tversky(Alpha = 0.2, Beta = 0.9, Axis = new[] { 1 })"), 1e-12);
    }

    [Theory]
    [InlineData("Dice")]
    [InlineData("Dice(Axis = new[] { 1, 2 })")]
    public void MaskedSteps_CountInTheSums(string loss)
    {
        // Masking puts zeros there
        _ports[PortKind.Input][1].AsSpan(Classes, Classes).Clear();
        double expected = Loss(loss);
        _ports[PortKind.Input][1].AsSpan(Classes, Classes).Fill(9);
        Assert.Equal(expected, Loss(loss, "Masking(MaskValue = 9)"), 1e-12);
    }

    [Theory]
    [InlineData("Dice(Axis = new[] { 0, 1 })", "has Axis = 0, but the output (batch, 3, 4) has the axes 1 to 2, or -2 to -1. Leave Axis out for sums over the whole batch.")]
    [InlineData("Tversky(Axis = new[] { 3 })", "has Axis = 3, but the output (batch, 3, 4) has the axes 1 to 2, or -2 to -1. Leave Axis out for sums over the whole batch.")]
    public void OtherAxes_AreAFinding(string loss, string sentence) =>
        Assert.Equal($"Model1: [{loss.Split('(')[0]}] {sentence}", Assert.Single(ModelSource.Bind($"[Input(3, 4), Dense(4), {loss}]").Findings).Sentence);

    [Theory]
    [InlineData("Dice", 0)]
    [InlineData("Dice(Axis = new[] { 2 })", 0)]
    [InlineData("Tversky(Axis = new[] { 1, 2 })", 0)]
    [InlineData("Dice(Axis = new[] { 1 })", 1)]
    public void WeightedMetrics_NeedWeightsOfRows(string loss, int findings)
    {
        var found = ModelSource.Bind($"[Input(3, 4), Dense(4), {loss}, Metric.MeanAbsoluteError(Weighted = true)]").Findings;
        Assert.Equal(findings, found.Count);
        Assert.All(found, f => Assert.Equal("Model1: [Metric.MeanAbsoluteError] is Weighted, but the weights that [Dice] has with this Axis are not those of rows of the output. Leave Weighted out, or sum over the last axes.", f.Sentence));
    }

    private double Loss(string loss, string layer = "Activation(Activation.Linear)") =>
        GraphInterpreter.Run(ModelLowering.Evaluate(ModelSource.BindValid($"[Input({Steps}, {Classes}), {layer}, {loss}]")), _ports).Sum(0);

    private static PortValues Ports()
    {
        var random = new Random(1);
        double[][] Some() => [.. Enumerable.Range(0, Samples).Select(_ => Enumerable.Range(0, Steps * Classes).Select(_ => random.NextDouble()).ToArray())];
        return new(Samples) { [PortKind.Input] = Some(), [PortKind.Target] = Some() };
    }
}
