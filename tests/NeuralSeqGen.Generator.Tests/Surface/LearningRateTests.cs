namespace NeuralSeqGen.Generator.Tests.Surface;

/// <summary>Declared schedules of the learning rate in compiled models.</summary>
public sealed class LearningRateTests
{
    private const string Models = Question.Usings + """
        /// <summary>Falls by halves.</summary>
        [SequenceModel, Input(2), Dense(1), MeanSquaredError, Sgd(LearningRate = 0.5), ExponentialDecay(2, 0.25)] public sealed partial class Halving;
        /// <summary>Warms up.</summary>
        [SequenceModel, Input(2), Dense(1), MeanSquaredError, CosineDecay(4, WarmupTarget = 0.1, WarmupSteps = 2), AdamW] public sealed partial class Warming;
        /// <summary>Two stretches.</summary>
        [SequenceModel, Input(2), Dense(1), MeanSquaredError, Lamb, PiecewiseConstantDecay(new[] { 1 }, new[] { 0.5, 0.25 })] public sealed partial class Stairs;
        """;

    [Theory]
    [InlineData("Halving", 0.5, 0.25, 0.125, 0.0625)]
    [InlineData("Warming", 0.001, 0.0505, 0.1, 0.085355339059327376)]
    [InlineData("Stairs", 0.5, 0.5, 0.25, 0.25)]
    public void DeclaredSchedule_GivesTheRateOfEachStep(string name, params double[] rates)
    {
        using var models = GeneratorHarness.Load(Models);
        var model = models.Create(name);
        foreach (double rate in rates)
        {
            Assert.Equal(rate, model.LearningRate, 1e-15);
            model.ApplyGradients(new float[] { 1, 0, 0 });
        }

        Assert.NotNull(model.LearningRateSchedule);
        model.LearningRate = 3;
        Assert.Null(model.LearningRateSchedule);
        Assert.NotNull(models.Create(name).LearningRateSchedule);
    }
}
