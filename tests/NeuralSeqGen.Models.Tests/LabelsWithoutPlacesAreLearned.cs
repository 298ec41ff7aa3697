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
    public void ALabelTooLongForItsSteps_IsRefusedByItsSample()
    {
        // three times the same class takes five steps
        var (x, y) = Utterances(8, seed: 3);
        var model = new TooShort(seed: 1);
        float[,,] steps = new float[8, 4, 3];
        (y[5, 0], y[5, 1], y[5, 2]) = (2, 2, 2);

        foreach (var (method, call) in new (string, Action)[]
        {
            ("Fit", () => model.Fit(steps, y)), ("Evaluate", () => model.Evaluate(steps, y)), ("TrainOnBatch", () => model.TrainOnBatch(steps, y)),
            ("ComputeGradients", () => model.ComputeGradients(steps, y, new float[TooShort.ParameterCount])), ("Fit", () => model.Fit(steps, new int[8, 3], validationData: (steps, y))),
        })
        {
            var e = Assert.Throws<TargetOutOfRangeException>(call);
            Assert.Equal(("NSG0214", 5, 15L), (e.RuleId, e.Sample, e.Index));
            Assert.StartsWith($"NSG0214: TooShort.{method}: the label {e.ParamName}[5] takes 5 steps, 3 for its classes and 2 for blanks between equal ones, but the output has 4. ", e.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void LabelsThatAreRefused_AreThoseThatNoPathReadsAs()
    {
        // every path of four steps, joined and without blanks: what an output can be read as
        var read = Enumerable.Range(0, 256).Select(path => Enumerable.Range(0, 4).Select(t => (path >> (2 * t)) & 3).ToArray())
            .Select(path => string.Join(' ', path.Where((symbol, t) => symbol != 0 && (t == 0 || path[t - 1] != symbol)))).ToHashSet();
        for (int label = 0; label < 64; label++)
        {
            int[] classes = [label & 3, (label >> 2) & 3, label >> 4];
            bool isPadded = classes.SkipWhile(symbol => symbol != 0).All(symbol => symbol == 0);
            int[,] y = { { classes[0], classes[1], classes[2] } };
            var error = Record.Exception(() => new TooShort(seed: 1).Evaluate(new float[1, 4, 3], y));
            Assert.Equal(isPadded && read.Contains(string.Join(' ', classes.Where(symbol => symbol != 0))), error is null);
            Assert.Equal(!isPadded, error?.Message.Contains("stands behind a 0, which is the blank of [Ctc]", StringComparison.Ordinal) ?? false);
        }
    }

    [Fact]
    public void ABlankInside_IsRefusedByItsPlace()
    {
        var (x, y) = Utterances(4, seed: 3);
        (y[2, 0], y[2, 1], y[2, 2]) = (1, 0, 2);
        var e = Assert.Throws<TargetOutOfRangeException>(() => new Speech().Fit(x, y));
        Assert.Equal(("NSG0214", 2, 8L), (e.RuleId, e.Sample, e.Index));
        Assert.StartsWith("NSG0214: Speech.Fit: the class 2 at y[2, 2] stands behind a 0, which is the blank of [Ctc]: it pads labels and is in none. Count classes from 1, and put the zeros behind them.", e.Message, StringComparison.Ordinal);

        new Speech().Fit(x, y, sampleWeight: [1, 1, 0, 1]);
    }

    [Fact]
    public void MaskedSteps_ReadNothing()
    {
        // two steps of six are left for a label that takes three
        float[,,] x = RandomData.Floats(1, 20, 6, 3);
        int[,] y = new int[20, 3];
        for (int n = 0; n < 20; n++)
        {
            (y[n, 0], y[n, 1]) = (1, 1);
        }

        var model = new Murmur(seed: 1);
        Assert.True(double.IsFinite(model.Fit(x, y).Last.Training.Loss));
        Sequences.AsSpan(x).Slice((17 * 18) + 6, 12).Clear();
        var e = Assert.Throws<TargetOutOfRangeException>(() => model.Fit(x, y));
        Assert.Equal(("NSG0214", 17), (e.RuleId, e.Sample));
        Assert.StartsWith("NSG0214: Murmur.Fit: the label y[17] takes 3 steps, 2 for its classes and 1 for the blank between equal ones, but 2 of the output's 6 are not masked. ", e.Message, StringComparison.Ordinal);
        (y[17, 0], y[17, 1]) = (1, 2);
        Assert.True(double.IsFinite(model.Evaluate(x, y).Loss));
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
        Assert.StartsWith("Speech.Fit: ClassWeight weights targets of one class, but those of [Ctc] are labels of up to 3 classes; use sampleWeight.", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_AClassThatTheOutputDoesNotHave_IsRefused()
    {
        var (x, y) = Utterances(4, seed: 3);
        y[2, 1] = 4;
        Assert.Contains("label 4", Assert.Throws<LabelOutOfRangeException>(() => new Speech().Fit(x, y)).Message, StringComparison.Ordinal);
        Assert.EndsWith("labels 0 to 3. Count classes from 1, since 0 is the blank, or set the units of the last layer to at least 5. (Parameter 'y')", Assert.Throws<LabelOutOfRangeException>(() => new Speech().Fit(x, y)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(7, "7 values on the last axis received, 3 expected. Crop the labels to the MaxLabelLength of [Ctc], 3 columns, or set MaxLabelLength = 7.")]
    [InlineData(12, "12 values on the last axis received, 3 expected. Crop the labels to the MaxLabelLength of [Ctc], 3 columns.")]
    [InlineData(2, "2 values on the last axis received, 3 expected. Pad the labels with 0 to the MaxLabelLength of [Ctc], 3 columns, or set MaxLabelLength = 2.")]
    public void LabelsOfOtherColumns_AreToldOfMaxLabelLength(int columns, string sentence) =>
        Assert.Contains(sentence, Assert.Throws<ShapeMismatchException>(() => new Speech().Fit(new float[4, 10, 3], new int[4, columns])).Message, StringComparison.Ordinal);

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

    [Fact]
    public void Decode_WithTheMask_ReadsWhatEditDistanceReads()
    {
        // padding at either end and in the middle
        float[,,] x = RandomData.Floats(4, 120, 10, 3);
        for (int n = 0; n < 120; n++)
        {
            int first = n % 3 == 0 ? 0 : n % 3 == 1 ? 4 : 7;
            Sequences.AsSpan(x).Slice((n * 30) + (first * 3), 9).Clear();
        }

        var model = new Whisper(seed: 3);
        float[,,] output = model.Predict(x);
        int[,] read = Ctc.Decode(output, Sequences.MaskOf(x, 0));
        Assert.Equal(0, model.Evaluate(x, read)["edit_distance"]);
        Assert.NotEqual(read, Ctc.Decode(output));
    }

    [Fact]
    public void Decode_JoinsOverWhatIsMasked_AndEndsAtTheLength()
    {
        int[] likeliest = [1, 2, 1, 0, 2, 2, 1];
        float[,,] output = new float[2, 7, 3];
        for (int t = 0; t < 7; t++)
        {
            (output[0, t, likeliest[t]], output[1, t, likeliest[t]]) = (1, 1);
        }

        // by hand: 1 (2) 1 0 2 2 1 reads 1 2 1, and without its blank 1 2 1 2 1
        Assert.Equal(new[,] { { 1, 2, 1, 0 }, { 1, 2, 1, 2 } }, Ctc.Decode(output, new float[,] { { 1, 0, 1, 1, 1, 1, 1 }, { 1, 1, 1, 0, 1, 1, 1 } }, length: 4));
        Assert.Equal(new[,] { { 1, 2, 1, 2 }, { 0, 0, 0, 0 } }, Ctc.Decode(output, [6, 0], length: 4));
        Assert.Equal(Ctc.Decode(output), Ctc.Decode(output, [7, 7]));
        Assert.Equal("'mask' is (2, 6), but 'output' has (2, 7) steps. Pass one number per step of the output; where layers stride or pool, the mask that comes out of them. (Parameter 'mask')", Assert.Throws<ArgumentException>(() => Ctc.Decode(output, new float[2, 6])).Message);
        Assert.Equal("sequenceLengths[1] is 8, but 'output' has 7 steps. Pass lengths from 0 to 7. (Parameter 'sequenceLengths')", Assert.Throws<ArgumentException>(() => Ctc.Decode(output, [7, 8])).Message);
        Assert.StartsWith("'sequenceLengths' has 1 numbers, but 'output' has 2 samples.", Assert.Throws<ArgumentException>(() => Ctc.Decode(output, [7])).Message, StringComparison.Ordinal);
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
