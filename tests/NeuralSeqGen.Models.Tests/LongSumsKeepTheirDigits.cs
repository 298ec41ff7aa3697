namespace NeuralSeqGen.Models.Tests;

/// <summary>Sums over long axes are as exact as short ones, for a batch and for one sequence, and have the same bits at every vector width and number of threads.</summary>
public class LongSumsKeepTheirDigits
{
    private const int Steps = 1_000_000;
    private const double Digits = 2e-6;

    [Theory]
    [MemberData(nameof(Widths.All), MemberType = typeof(Widths))]
    public void TheMeanOfAMillionEqualValues_IsTheirValue(int bits)
    {
        var model = Widths.Make(bits, () => new LongMean());
        float[] x = Filled(Steps, 0.1f), batch = new float[1], one = new float[1];
        model.Predict(x, batch);
        model.PredictOne(x, one);
        Near(0.1f, batch[0]);
        Near(0.1f, one[0]);
    }

    [Theory]
    [MemberData(nameof(Widths.All), MemberType = typeof(Widths))]
    public void TheLossOfAMillionSteps_ItsMetricAndItsGradients_AreTheFormulas(int bits)
    {
        var model = Widths.Make(bits, () => new LongError());
        using (var edit = model.EditParameters())
        {
            edit.Values[0] = 1;
            edit.Values[1] = 0;
        }

        float[] x = Filled(Steps, 1), y = Filled(Steps, 1.1f), gradients = new float[2];
        double error = 1.1f - 1.0;
        Near(error * error, model.ComputeGradients(x, y, gradients));
        Near(-2 * error, gradients[0]);
        Near(-2 * error, gradients[1]);
        var evaluation = model.Evaluate(x, y);
        Near(error * error, evaluation.Loss);
        Near(error, evaluation["mean_absolute_error"]);
    }

    [Theory]
    [MemberData(nameof(Widths.All), MemberType = typeof(Widths))]
    public void AHundredThousandProbabilities_SumUpToOne(int bits)
    {
        var model = Widths.Make(bits, () => new WideSoftmax(seed: 1));
        float[] x = [0.3f, -0.2f, 0.1f, 0.4f], batch = new float[100_000], one = new float[100_000];
        model.Predict(x, batch);
        model.PredictOne(x, one);
        Near(1, batch.Sum(p => (double)p));
        Near(1, one.Sum(p => (double)p));
    }

    [Theory]
    [InlineData(512, 2), InlineData(256, 1), InlineData(128, 2)]
    public void TheirBits_DependOnNeitherWidthNorThreads(int bits, int threads)
    {
        LongRows wide = Widths.Make(512, () => new LongRows(seed: 2)), narrow = Widths.Make(bits, () => new LongRows(seed: 2));
        float[,,] x = RandomData.Floats(1, 37, 1100, 3);
        float[,] y = RandomData.Floats(2, 37, 2);
        wide.Fit(x, y, new() { Epochs = 1, BatchSize = 37, MaxDegreeOfParallelism = 1 });
        narrow.Fit(x, y, new() { Epochs = 1, BatchSize = 37, MaxDegreeOfParallelism = threads });
        Same.Bits(wide.Parameters, narrow.Parameters, "trained weights");
        Same.Bits(Sequences.AsSpan(wide.Predict(x)), Sequences.AsSpan(narrow.Predict(x)), "prediction");
        Same.Bits(wide.PredictOne(RandomData.Sample(x, 3)), narrow.PredictOne(RandomData.Sample(x, 3)), "prediction of one");
    }

    private static float[] Filled(int count, float value) => [.. Enumerable.Repeat(value, count)];

    private static void Near(double expected, double actual) => Assert.Equal(expected, actual, Digits * Math.Abs(expected));
}
