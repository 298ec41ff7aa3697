namespace NeuralSeqGen.Models.Tests;

/// <summary>Loss and metrics computed by hand from predictions are those of Evaluate, for batches of any size.</summary>
public class EvaluateSaysWhatPredictImplies
{
    private const int Samples = 45;

    [Theory]
    [InlineData(1), InlineData(7), InlineData(32), InlineData(1000)]
    public void CategoricalCrossentropyAndAccuracy(int batchSize)
    {
        var model = new Model1(seed: 3);
        float[,,] x = RandomData.Floats(1, Samples, 64, 15);
        float[,,] y = RandomData.Targets(2, Samples, 64, 8);
        float[,,] p = model.Predict(x);
        int[,] predicted = Sequences.ArgMax(p), wanted = Sequences.ArgMax(y);
        double loss = 0, right = 0;
        for (int n = 0; n < Samples; n++)
        {
            for (int t = 0; t < 64; t++)
            {
                for (int k = 0; k < 8; k++)
                {
                    loss -= y[n, t, k] * Math.Log(p[n, t, k]);
                }

                if (predicted[n, t] == wanted[n, t])
                {
                    right++;
                }
            }
        }

        var evaluation = model.Evaluate(x, y, batchSize);
        Assert.Equal(Samples, evaluation.Samples);
        Assert.Equal(loss / (Samples * 64), evaluation.Loss, 1e-5);
        Assert.Equal(right / (Samples * 64), evaluation["accuracy"], 1e-9);
    }

    [Fact]
    public void MeanSquaredErrorWithWeights_AndMeanAbsoluteError()
    {
        var model = new Smooth(seed: 3);
        float[,,] x = RandomData.Floats(1, Samples, 5, 3);
        float[,,] y = RandomData.Floats(2, Samples, 5, 2);
        float[,] weights = RandomData.Targets(3, Samples, 5);
        float[,,] p = model.Predict(x);
        double squares = 0, absolutes = 0;
        for (int n = 0; n < Samples; n++)
        {
            for (int t = 0; t < 5; t++)
            {
                for (int k = 0; k < 2; k++)
                {
                    squares += weights[n, t] * Math.Pow(p[n, t, k] - y[n, t, k], 2);
                    absolutes += Math.Abs(p[n, t, k] - y[n, t, k]);
                }
            }
        }

        Assert.Equal(squares / (Samples * 10), model.Evaluate(x, y, stepWeight: weights).Loss, 1e-6);
        Assert.Equal(absolutes / (Samples * 10), model.Evaluate(x, y)["mean_absolute_error"], 1e-6);
    }

    [Fact]
    public void MaskedSteps_CountInNeitherLossNorAccuracy()
    {
        var model = new Tagger(seed: 3);
        float[,,] x = RandomData.Padded(RandomData.Floats(1, Samples, 6, 5), -1);
        int[,] y = RandomData.Labels(2, Samples, 6, 3);
        float[,,] p = model.Predict(x);
        int[,] predicted = Sequences.ArgMax(p);
        double loss = 0, right = 0, valid = 0;
        for (int n = 0; n < Samples; n++)
        {
            for (int t = 0; t < 6; t++)
            {
                if (x[n, t, 0] == -1)
                {
                    continue;
                }

                loss -= Math.Log(p[n, t, y[n, t]]);
                right += predicted[n, t] == y[n, t] ? 1 : 0;
                valid++;
            }
        }

        Assert.InRange(valid, Samples, Samples * 6 - 1);
        var evaluation = model.Evaluate(x, y, batchSize: Samples);
        Assert.Equal(loss / valid, evaluation.Loss, 1e-5);
        Assert.Equal(right / valid, evaluation["accuracy"], 1e-9);
    }
}
