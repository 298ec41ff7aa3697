namespace NeuralSeqGen.Models.Tests;

/// <summary>R² does not depend on how far from 0 the targets lie, nor on batches, widths and threads: 1 − Σ(t − p)² ÷ Σ(t − mean)² in double, over the steps that count.</summary>
public class ScoresOfLargeTargetsKeepTheirDigits
{
    private const int Samples = 45, Steps = 5, Elements = 2;

    public static TheoryData<double, int, int> Cases => [.. from offset in new[] { 0, 1e4, -2e4, 1e6 } from batchSize in new[] { 1, 7, 45 } from bits in Widths.Bits select (offset, batchSize, bits)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void R2Score_IsItsFormula(double offset, int batchSize, int bits)
    {
        var (model, x, y, weights) = (Identity(bits), Predicted(offset), Targets(offset, 40), RandomData.Targets(3, Samples, Steps));
        var evaluation = model.Evaluate(x, y, batchSize, stepWeight: weights);
        Assert.Equal(Formula(x, y, null), evaluation["r2_score"], 1e-5);
        Assert.Equal(Formula(x, y, weights), evaluation["weighted"], 1e-5);
    }

    [Theory]
    [InlineData(1e6, 1), InlineData(1e6, 3), InlineData(-2e4, 2)]
    public void R2Score_OfTraining_IsItsFormula(double offset, int threads)
    {
        var (model, x, y) = (Identity(512), Predicted(offset), Targets(offset, 40));
        model.LearningRate = 0;
        var history = model.Fit(x, y, new() { Epochs = 2, BatchSize = 20, MaxDegreeOfParallelism = threads, ValidationSplit = 0.25f });
        float[,,] seen = RandomData.First(x, 33), wanted = RandomData.First(y, 33);
        Assert.All(history["r2_score"], value => Assert.Equal(Formula(seen, wanted, null), value, 1e-5));
        Assert.All(history["val_r2_score"], value => Assert.Equal(history["val_r2_score"][0], value));
    }

    /// <summary>Nothing varies, so nothing can be explained: 0, as in Keras, whatever the batches and their rounding.</summary>
    [Theory]
    [InlineData(0.1f, 7), InlineData(0.1f, 45), InlineData(16777213, 4), InlineData(-1000000.0625f, 1), InlineData(3.3333e6f, 45), InlineData(0, 7)]
    public void R2Score_OfConstantTargets_IsZero(float constant, int batchSize)
    {
        float[,,] y = new float[Samples, Steps, Elements];
        Sequences.AsSpan(y).Fill(constant);
        var evaluation = Identity(512).Evaluate(Predicted(1), y, batchSize, stepWeight: RandomData.Targets(3, Samples, Steps));
        Assert.Equal(0, evaluation["r2_score"]);
        Assert.Equal(0, evaluation["weighted"]);
    }

    [Fact]
    public void R2Score_OfASeriesThatClimbs_IsItsFormula()
    {
        float[,,] x = Predicted(0), y = Targets(0, 40);
        for (int i = 0; i < y.Length; i++)
        {
            float trend = i / (Steps * Elements) * 4096;
            Sequences.AsSpan(y)[i] += trend;
            Sequences.AsSpan(x)[i] += Sequences.AsSpan(x)[i] == 0 ? 0 : trend + 300;
        }

        foreach (int batchSize in new[] { 1, 8, 45 })
        {
            Assert.Equal(Formula(x, y, null), Identity(512).Evaluate(x, y, batchSize)["r2_score"], 1e-6);
        }
    }

    private static Explained Identity(int bits)
    {
        var model = Widths.Make(bits, () => new Explained());
        using var edit = model.EditParameters();
        new float[] { 1, 0, 0, 1, 0, 0 }.CopyTo(edit.Values);
        return model;
    }

    // multiples of a quarter, so that they and their offset are floats; predictions are off by up to 8
    private static float[,,] Targets(double offset, int spread) => Quarters(1, offset, spread);

    private static float[,,] Predicted(double offset)
    {
        float[,,] x = Quarters(1, offset, 40);
        var random = new Random(2);
        foreach (ref float value in Sequences.AsSpan(x))
        {
            value += random.Next(-32, 33) * 0.25f;
        }

        return RandomData.Padded(x, 0);
    }

    private static float[,,] Quarters(int seed, double offset, int spread)
    {
        float[,,] values = new float[Samples, Steps, Elements];
        var random = new Random(seed);
        foreach (ref float value in Sequences.AsSpan(values))
        {
            value = (float)(offset + (random.Next(-4 * spread, (4 * spread) + 1) * 0.25));
        }

        return values;
    }

    private static double Formula(float[,,] p, float[,,] t, float[,]? weights)
    {
        var rows = (from n in Enumerable.Range(0, p.GetLength(0)) from s in Enumerable.Range(0, Steps) where p[n, s, 0] != 0 || p[n, s, 1] != 0 select (n, s)).ToList();
        return Enumerable.Range(0, Elements).Average(k => Explains([.. rows.Select(r => (double)p[r.n, r.s, k])], [.. rows.Select(r => (double)t[r.n, r.s, k])], [.. rows.Select(r => (double)(weights?[r.n, r.s] ?? 1))]));
    }

    private static double Explains(double[] p, double[] t, double[] weights)
    {
        double mean = t.Zip(weights, (value, weight) => value * weight).Sum() / weights.Sum();
        double Sum(Func<int, double> each) => Enumerable.Range(0, t.Length).Sum(i => weights[i] * each(i) * each(i));
        return 1 - (Sum(i => t[i] - p[i]) / Sum(i => t[i] - mean));
    }
}
