using NeuralSeqGen.Compiler.Emit.Surface;
using NeuralSeqGen.Compiler.Tests.Interpreter;

namespace NeuralSeqGen.Compiler.Tests.Models;

/// <summary>Declared schedules of the learning rate: their arguments, what is refused, and the object that is generated for them.</summary>
public sealed class LearningRateScheduleBindingTests
{
    [Theory]
    [InlineData("Adam(LearningRate = 0.5), ExponentialDecay(100, 0.9)", "new global::NeuralSeqGen.ExponentialDecay(0.5, 100, 0.9)", 0.5)]
    [InlineData("ExponentialDecay(100, 0.9, Staircase = true), Sgd", "new global::NeuralSeqGen.ExponentialDecay(0.01, 100, 0.9) { Staircase = true }", 0.01)]
    [InlineData("Adam, CosineDecay(50, WarmupTarget = 0.02, WarmupSteps = 4)", "new global::NeuralSeqGen.CosineDecay(0.001, 50) { WarmupTarget = 0.02, WarmupSteps = 4 }", 0.001)]
    [InlineData("CosineDecayRestarts(50, TMul = 1.5)", "new global::NeuralSeqGen.CosineDecayRestarts(0.001, 50) { TMul = 1.5 }", 0.001)]
    [InlineData("Lion, PolynomialDecay(50, Cycle = true)", "new global::NeuralSeqGen.PolynomialDecay(0.001, 50) { Cycle = true }", 0.001)]
    [InlineData("Sgd, InverseTimeDecay(1, 0.01)", "new global::NeuralSeqGen.InverseTimeDecay(0.01, 1, 0.01)", 0.01)]
    [InlineData("Sgd, PiecewiseConstantDecay(new[] { 10, 20 }, new[] { 0.1, 0.05, 0.025 })", "new global::NeuralSeqGen.PiecewiseConstantDecay([10, 20], [0.1, 0.05, 0.025])", 0.1)]
    public void Schedule_BecomesTheRuntimesObject(string parts, string text, double first)
    {
        var optimizer = ModelSource.BindValid($"[Input(3), Dense(2), MeanSquaredError, {parts}]").Optimizer!;

        Assert.Equal(text, LearningRateText.Of(optimizer.LearningRateSchedule!, optimizer.LearningRate));
        Assert.Equal(first, DeclaredLearningRateSchedule.Rate(optimizer, 0));
    }

    [Theory]
    [InlineData("ExponentialDecay(0, 0.9)", "DecaySteps of [ExponentialDecay] must be 1 or more, but is 0.")]
    [InlineData("CosineDecay(5), ExponentialDecay(5, 0.9)", "[ExponentialDecay] is a second learning-rate schedule beside [CosineDecay]. Remove one.")]
    [InlineData("CosineDecay(5, WarmupSteps = 2)", "[CosineDecay] has WarmupSteps but no WarmupTarget. Set the learning rate that the warm-up leads to.")]
    [InlineData("CosineDecay(5, WarmupTarget = -1, WarmupSteps = 2)", "WarmupTarget of [CosineDecay] must be 0 or more, but is -1.")]
    [InlineData("CosineDecay(5, WarmupTarget = 1e39, WarmupSteps = 2)", "WarmupTarget of [CosineDecay] must be 0, or in the range of float, 1.4E-45 to 3.4E+38, but is 1E+39.")]
    [InlineData("CosineDecay(5, WarmupTarget = double.PositiveInfinity, WarmupSteps = 2)", "WarmupTarget of [CosineDecay] must be finite, but is Infinity.")]
    [InlineData("PolynomialDecay(5, EndLearningRate = 1e39)", "EndLearningRate of [PolynomialDecay] must be 0, or in the range of float, 1.4E-45 to 3.4E+38, but is 1E+39.")]
    [InlineData("PolynomialDecay(5, EndLearningRate = 1e-50)", "EndLearningRate of [PolynomialDecay] must be 0, or in the range of float, 1.4E-45 to 3.4E+38, but is 1E-50.")]
    [InlineData("PiecewiseConstantDecay(new[] { 10 }, new[] { 0.1, 1e39 })", "Values of [PiecewiseConstantDecay] must hold numbers that are 0, or in the range of float, 1.4E-45 to 3.4E+38, but is 0.1, 1E+39.")]
    [InlineData("CosineDecayRestarts(5, TMul = 0.5)", "TMul of [CosineDecayRestarts] must be 1 or more, but is 0.5.")]
    [InlineData("PiecewiseConstantDecay(new[] { 10 }, new[] { 0.1 })", "Values of [PiecewiseConstantDecay] must hold 2 numbers, one more than Boundaries, but holds 1.")]
    [InlineData("PiecewiseConstantDecay(new[] { 10, 5 }, new[] { 0.1, 0.2, 0.3 })", "Boundaries of [PiecewiseConstantDecay] must ascend.")]
    public void NonsenseIsFound(string schedule, string sentence) =>
        Assert.Equal([$"Model1: {sentence}"], ModelSource.Bind($"[Input(3), Dense(2), MeanSquaredError, Sgd, {schedule}]").Findings.Select(f => f.Sentence));
}
