namespace NeuralSeqGen.Tests;

/// <summary>Expected rates are those of Keras 3's callback for the same values, starting at 1.</summary>
public sealed class ReduceLROnPlateauTests
{
    private static double[] Rates(ReduceLROnPlateau callback, params double?[] values) => [.. new FakeFit(callback).Run(values).LearningRates];

    private static void Equal(double[] expected, double[] actual) => Assert.Equal(expected, actual, (a, b) => Math.Abs(a - b) < 1e-12);

    [Fact]
    public void A_plateau_halves_the_rate_every_Patience_epochs() =>
        Equal([1, 1, 0.5, 0.5, 0.25, 0.25, 0.125, 0.125], Rates(new() { Patience = 2, Factor = 0.5 }, 1, 1, 1, 1, 1, 1, 1, 1));

    [Fact]
    public void Cooldown_delays_the_count() =>
        Equal([1, 1, 0.5, 0.5, 0.5, 0.25, 0.25, 0.25, 0.125, 0.125], Rates(new() { Patience = 2, Factor = 0.5, Cooldown = 2 }, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1));

    [Fact]
    public void An_improvement_during_cooldown_counts_as_one() =>
        Equal([1, 1, 0.1, 0.1, 0.1, 0.1, 0.01, 0.01, 0.01], Rates(new() { Patience = 2, Cooldown = 3 }, 1, 1, 1, 0.5, 0.6, 0.6, 0.6, 0.6, 0.6));

    [Fact]
    public void The_rate_never_falls_below_its_minimum() =>
        Equal([1, 0.5, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3], Rates(new() { Patience = 1, Factor = 0.5, MinLearningRate = 0.3 }, 1, 1, 1, 1, 1, 1, 1, 1));

    [Fact]
    public void Improvements_below_MinDelta_do_not_count() =>
        Equal([1, 1, 0.5, 0.5, 0.5, 0.5], Rates(new() { Patience = 2, Factor = 0.5 }, 1, 0.99995, 0.9999, 0.99985, 0.5, 0.5));

    [Fact]
    public void Accuracy_is_to_rise() =>
        Equal([1, 1, 1, 0.5, 0.5, 0.5], Rates(new() { Monitor = "val_accuracy", Patience = 2, Factor = 0.5 }, 0.5, 0.6, 0.6, 0.6, 0.7, 0.7));

    [Fact]
    public void Patience_zero_lowers_at_once() => Equal([1, 0.5, 0.25], Rates(new() { Patience = 0, Factor = 0.5 }, 1, 1, 1));

    [Theory]
    [InlineData(1.0)]
    [InlineData(1.5)]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    public void A_factor_that_does_not_lower_is_refused(double factor) =>
        Assert.Throws<ArgumentOutOfRangeException>("ReduceLROnPlateau.Factor", () => Rates(new() { Factor = factor }, 1));
}
