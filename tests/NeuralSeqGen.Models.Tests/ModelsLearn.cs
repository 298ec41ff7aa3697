namespace NeuralSeqGen.Models.Tests;

/// <summary>Small tasks that a right implementation learns in a second, and a wrong gradient does not.</summary>
public class ModelsLearn
{
    [Fact]
    public void AVectorModel_LearnsWhichNumbersAreLarger()
    {
        float[,] x = RandomData.Floats(1, 400, 6);
        float[,] y = new float[400, 3];
        for (int n = 0; n < 400; n++)
        {
            for (int k = 0; k < 3; k++)
            {
                y[n, k] = x[n, 2 * k] > x[n, 2 * k + 1] ? 1 : 0;
            }
        }

        var model = new Vector(seed: 1) { LearningRate = 0.01 };
        var history = model.Fit(x, y, new() { Epochs = 30 });
        Assert.True(history.Last.Training.Loss < 0.3 * history.Epochs[0].Training.Loss, $"loss {history.Last.Training.Loss}");
        float[] truth = [.. Sequences.AsSpan(y)], answers = [.. Sequences.AsSpan(model.Predict(x))];
        Assert.InRange(truth.Zip(answers).Average(pair => pair.First == (pair.Second > 0.5f ? 1 : 0) ? 1.0 : 0), 0.95, 1);
    }

    [Fact]
    public void AMaskedModel_RemembersTheSignOfTheFirstValue()
    {
        var (x, y) = Signs(400);
        var model = new Latch(seed: 1);
        var history = model.Fit(x, y, new() { Epochs = 25 });
        Assert.True(history.Last.Training.Loss < 0.2 * history.Epochs[0].Training.Loss, $"loss {history.Last.Training.Loss}");
        Assert.InRange(history.Last.Training["accuracy"], 0.97, 1);
    }

    [Fact]
    public void LabelsOfMaskedSteps_ChangeNothing()
    {
        var (x, y) = Signs(70);
        Latch clean = new(seed: 1), spoiled = new(seed: 1);
        clean.Fit(x, y, new() { Epochs = 2 });
        for (int n = 0; n < 70; n++)
        {
            for (int t = 0; t < 8; t++)
            {
                if (x[n, t, 1] == 0)
                {
                    y[n, t, 0] = 1 - y[n, t, 0];
                }
            }
        }

        spoiled.Fit(x, y, new() { Epochs = 2 });
        Same.Bits(clean.Parameters, spoiled.Parameters);
    }

    [Fact]
    public void AnEncoderAndADecoder_LearnToReverseFourSymbols()
    {
        var random = new Random(1);
        int[,] words = new int[900, 4], reversed = new int[900, 4];
        for (int n = 0; n < 900; n++)
        {
            for (int t = 0; t < 4; t++)
            {
                words[n, t] = reversed[n, 3 - t] = random.Next(6);
            }
        }

        float[,,] x = Sequences.ToCategorical(words, 6), y = Sequences.ToCategorical(reversed, 6);
        var model = new Reverser(seed: 1);
        var history = model.Fit(x, y, new() { Epochs = 60, ValidationSplit = 0.1, Callbacks = [new LambdaCallback { EpochEnd = c => { if (c.Validation!["sequence_accuracy"] == 1) { c.Stop(); } } }] });
        Assert.InRange(history.Last.Validation!["sequence_accuracy"], 0.9, 1);
        Assert.InRange(history.Last.Validation!["accuracy"], 0.97, 1);
    }

    // The second feature is 1 in the steps that count; the rest is zeros, which the model masks.
    private static (float[,,] X, float[,,] Y) Signs(int samples)
    {
        float[,,] x = RandomData.Floats(1, samples, 8, 2);
        float[,,] y = new float[samples, 8, 1];
        for (int n = 0; n < samples; n++)
        {
            for (int t = 0; t < 8; t++)
            {
                bool counts = t < 3 + n % 6;
                (x[n, t, 0], x[n, t, 1]) = counts ? (x[n, t, 0], 1) : (0, 0);
                y[n, t, 0] = x[n, 0, 0] > 0 ? 1 : 0;
            }
        }

        return (x, y);
    }
}
