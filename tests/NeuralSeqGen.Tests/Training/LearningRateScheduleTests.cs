namespace NeuralSeqGen.Tests;

/// <summary>Schedules against Keras's formulas.</summary>
public sealed class LearningRateScheduleTests
{
    private static readonly long[] Steps = [0, 1, 5, 9, 10, 11, 25, 30, 31, 70, 1000];

    [Fact]
    public void Exponential_falls_smoothly_or_in_stairs()
    {
        Check(new ExponentialDecay(0.1, 10, 0.5), step => 0.1 * Math.Pow(0.5, step / 10.0));
        Check(new ExponentialDecay(0.1, 10, 0.5) { Staircase = true }, step => 0.1 * Math.Pow(0.5, Math.Floor(step / 10.0)));
    }

    [Fact]
    public void Inverse_time_divides_by_a_growing_number()
    {
        Check(new InverseTimeDecay(0.1, 10, 0.5), step => 0.1 / (1 + 0.5 * (step / 10.0)));
        Check(new InverseTimeDecay(0.1, 10, 0.5) { Staircase = true }, step => 0.1 / (1 + 0.5 * Math.Floor(step / 10.0)));
    }

    [Fact]
    public void Polynomial_ends_or_starts_over()
    {
        Check(new PolynomialDecay(0.1, 10), step => (0.1 - 1e-4) * (1 - Math.Min(step, 10) / 10.0) + 1e-4);
        Check(new PolynomialDecay(0.1, 10) { EndLearningRate = 0.02, Power = 2 }, step => 0.08 * Math.Pow(1 - Math.Min(step, 10) / 10.0, 2) + 0.02);
        Check(new PolynomialDecay(0.1, 10) { Cycle = true, Power = 0.5 }, step =>
        {
            double steps = 10 * (step == 0 ? 1 : Math.Ceiling(step / 10.0));
            return (0.1 - 1e-4) * Math.Pow(1 - step / steps, 0.5) + 1e-4;
        });
    }

    [Fact]
    public void Cosine_falls_after_its_warm_up()
    {
        Check(new CosineDecay(0.1, 30), step => 0.1 * Falling(Math.Min(step, 30) / 30.0));
        Check(new CosineDecay(0.1, 30) { Alpha = 0.2 }, step => 0.1 * (0.8 * Falling(Math.Min(step, 30) / 30.0) + 0.2));
        Check(new CosineDecay(0.01, 30) { WarmupTarget = 0.1, WarmupSteps = 10 }, step => step < 10 ? 0.09 * (step / 10.0) + 0.01 : 0.1 * Falling(Math.Min(step - 10, 30) / 30.0));
        Assert.Equal(0.05, new CosineDecay(0.01, 30) { WarmupTarget = 0.05 }.At(0));
    }

    [Fact]
    public void Cosine_restarts_longer_and_lower()
    {
        // 0..9, 10..29, 30..69, 70..149, …
        Check(new CosineDecayRestarts(0.1, 10), step => 0.1 * Falling(Restart(step).Share));
        Check(new CosineDecayRestarts(0.1, 10) { MMul = 0.5, Alpha = 0.1 }, step => 0.1 * (0.9 * Math.Pow(0.5, Restart(step).Number) * Falling(Restart(step).Share) + 0.1));
        Check(new CosineDecayRestarts(0.1, 10) { TMul = 1, MMul = 0.5 }, step => 0.1 * Math.Pow(0.5, step / 10) * Falling(step % 10 / 10.0));

        static (int Number, double Share) Restart(long step)
        {
            int number = (int)Math.Floor(Math.Log2(1 + step / 10.0));
            return (number, (step / 10.0 - (Math.Pow(2, number) - 1)) / Math.Pow(2, number));
        }
    }

    [Fact]
    public void Piecewise_keeps_a_value_up_to_its_boundary() =>
        Check(new PiecewiseConstantDecay([5, 25], [0.1, 0.01, 0.001]), step => step <= 5 ? 0.1 : step <= 25 ? 0.01 : 0.001);

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ExponentialDecay(double.NaN, 10, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CosineDecay(0.1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CosineDecayRestarts(0.1, 10) { TMul = 0.5 });
        Assert.Throws<ArgumentException>(() => new PiecewiseConstantDecay([5], [0.1]));
        Assert.Throws<ArgumentException>(() => new PiecewiseConstantDecay([5, 5], [0.1, 0.2, 0.3]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PiecewiseConstantDecay([5], [0.1, -1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PolynomialDecay(0.1, 5) { EndLearningRate = 1e39 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CosineDecay(0.1, 5) { WarmupTarget = double.PositiveInfinity });
        Assert.Equal(0.1, new CosineDecay(0.1, 5) { WarmupTarget = double.NaN }.At(0));
    }

    private static double Falling(double share) => 0.5 * (1 + Math.Cos(Math.PI * share));

    private static void Check(LearningRateSchedule schedule, Func<long, double> expected)
    {
        foreach (long step in Steps)
        {
            Assert.Equal(expected(step), schedule.At(step), 1e-12);
        }
    }
}
