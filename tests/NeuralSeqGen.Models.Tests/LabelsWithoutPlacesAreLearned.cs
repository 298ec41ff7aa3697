namespace NeuralSeqGen.Models.Tests;

/// <summary>Connectionist temporal classification through compiled code.</summary>
public class LabelsWithoutPlacesAreLearned
{
    [Fact]
    public void Fit_LearnsToReadTheLabel()
    {
        var (x, y) = Utterances(512, seed: 1);
        var (unseen, labels) = Utterances(128, seed: 2);
        var model = new Speech(seed: 1);
        var history = model.Fit(x, y, new() { Epochs = 30, Seed = 1 }, validationData: (unseen, labels));

        int[,] read = Ctc.Decode(model.Predict(unseen), length: 3);
        Assert.InRange(Enumerable.Range(0, 128).Count(n => Enumerable.Range(0, 3).All(i => read[n, i] == labels[n, i])), 122, 128);
        Assert.InRange(history["val_edit_distance"][^1], 0, 0.1);
    }

    [Fact]
    public void Fit_ALabelTooLongForItsSteps_IsNamed()
    {
        // three times the same class takes five steps
        var (x, y) = Utterances(8, seed: 3);
        var model = new TooShort(seed: 1);
        float[,,] steps = new float[8, 4, 3];
        (y[5, 0], y[5, 1], y[5, 2]) = (2, 2, 2);

        var e = Assert.Throws<NonFiniteValueException>(() => model.Fit(steps, y));
        Assert.Contains("TooShort.Fit", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_AWeightOfZero_TakesOutALabelTooLongForItsSteps()
    {
        int[,] y = new int[8, 3];
        for (int n = 0; n < 8; n++)
        {
            y[n, 0] = 1 + n % 3;
        }

        (y[5, 0], y[5, 1], y[5, 2]) = (2, 2, 2);
        var model = new TooShort(seed: 1);

        var history = model.Fit(new float[8, 4, 3], y, new() { Epochs = 20 }, sampleWeight: [1, 1, 1, 1, 1, 0, 1, 1]);

        Assert.InRange(history["loss"][^1], 0, history["loss"][0]);
    }

    [Fact]
    public void Fit_ClassWeight_IsRefusedForLabelsOfSeveralClasses()
    {
        var (x, y) = Utterances(8, seed: 3);
        var e = Assert.Throws<ArgumentException>(() => new Speech().Fit(x, y, new() { ClassWeight = new Dictionary<int, double> { [1] = 2 } }));
        Assert.StartsWith("Speech.Fit: ClassWeight weights targets of one class, but those of ctc are labels of up to 3 classes; use sampleWeight.", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_AClassThatTheOutputDoesNotHave_IsRefused()
    {
        var (x, y) = Utterances(4, seed: 3);
        y[2, 1] = 4;
        Assert.Contains("label 4", Assert.Throws<LabelOutOfRangeException>(() => new Speech().Fit(x, y)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Decode_JoinsRepeatsAndDropsBlanks()
    {
        int[] likeliest = [0, 1, 1, 0, 1, 2, 2, 0];
        float[,,] output = new float[1, 8, 3];
        for (int t = 0; t < 8; t++)
        {
            output[0, t, likeliest[t]] = 1;
        }

        Assert.Equal(new[,] { { 1, 1, 2, 0, 0, 0, 0, 0 } }, Ctc.Decode(output));
        Assert.Equal(new[,] { { 1, 1 } }, Ctc.Decode(output, length: 2));
    }

    /// <summary>Each class sounds for one to three steps, with silence between and around.</summary>
    private static (float[,,] X, int[,] Y) Utterances(int count, int seed)
    {
        var random = new Random(seed);
        float[,,] x = new float[count, 10, 3];
        int[,] y = new int[count, 3];
        for (int n = 0; n < count; n++)
        {
            int t = random.Next(2);
            for (int i = 0; i < 1 + random.Next(3) && t < 9; i++)
            {
                y[n, i] = 1 + random.Next(3);
                for (int end = Math.Min(10, t + 1 + random.Next(3)); t < end; t++)
                {
                    x[n, t, y[n, i] - 1] = 1;
                }

                t++;
            }
        }
        return (x, y);
    }
}
