using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen.Tests.Core;

/// <summary>Targets that are trained on and yet hardly meant: said once per Fit, to everyone who follows it.</summary>
public sealed class TargetNotesTests
{
    private readonly float[,] _x = LinearData.Make(40).X;
    private readonly float[,] _y = new float[40, 3];

    [Theory]
    [InlineData(0.5f, 0.5f, 0.5f, "adds up to 1.5")]
    [InlineData(1f, 0f, 1f, "adds up to 2")]
    [InlineData(-1f, 1f, 0f, "holds -1")]
    [InlineData(0.2f, 0.3f, 0.4f, "adds up to 0.9")]
    public void RowsThatAreNoDistributions_AreNotedOnce_AndTrainAllTheSame(float first, float second, float third, string fault)
    {
        for (int n = 0; n < 40; n++)
        {
            (_y[n, 0], _y[n, 1], _y[n, 2]) = n is 9 or 12 ? (first, second, third) : (0, 1, 0);
        }

        LinearModel model = new(seed: 4, loss: "categorical_crossentropy", values: TargetValues.Distributions), other = new(seed: 4);
        var seen = new Told();
        var history = model.Fit(_x, _y, new() { Epochs = 3, BatchSize = 8, Progress = seen, Callbacks = [seen.Callback] });
        other.Fit(_x, _y, new() { Epochs = 3, BatchSize = 8 });

        string note = Assert.Single(history.Notes);
        Assert.Equal($"NSG0211: Linear.Fit: the row of 3 values at y[9, 0] {fault}: categorical_crossentropy compares distributions, whose shares add up to 1, and its smallest value is not 0 for others. "
            + $"{(first < 0 ? "No share is negative:" : "Divide each row by its sum,")} make rows of labels with Sequences.ToCategorical, or take [BinaryCrossentropy] behind a sigmoid where several classes hold at once.", note);
        Assert.Equal([note], seen.Notes);
        Assert.Equal([note], seen.OfCallback);
        Assert.Equal(other.Parameters.ToArray(), model.Parameters.ToArray());
        model.Core.Evaluate([_x], [_y]);
    }

    [Fact]
    public void LabelsBetweenTheSigns_AreNoted()
    {
        _y[9, 1] = 0.25f;
        Assert.Equal("NSG0213: Linear.Fit: 0.25 at y[9, 1], but hinge takes the labels -1 and 1, or 0 and 1. The loss reads it as it stands, and labels 0 in its batch as 0, not as -1. Pass -1 or 1 for it, or give it a weight of 0.", Assert.Single(new LinearModel(loss: "hinge", values: TargetValues.Signs).Fit(_x, _y).Notes));
        _y[9, 2] = -7;
        Assert.Throws<TargetOutOfRangeException>(() => new LinearModel(loss: "hinge", values: TargetValues.Signs).Fit(_x, _y));
    }

    [Theory]
    [InlineData(float.NaN), InlineData(float.PositiveInfinity)]
    public void MissingTargets_InMetricsWithoutWeights_AreNotedByName(float missing)
    {
        float[] weights = [.. Enumerable.Repeat(1f, 40)];
        (weights[17], weights[20]) = (0, 0);
        (_y[17, 1], _y[20, 0]) = (missing, missing);
        var model = new LinearModel(seed: 4);
        string value = FormattableString.Invariant($"{missing}"), sentence = $"{value} at y[17, 1] has a weight of 0 and is in no loss, but mean_absolute_error has no weights and reads it as 0. Set Weighted = true on this metric, so that what is missing is left out.";
        Assert.Equal("NSG0322: Linear.Fit: " + sentence, Assert.Single(model.Fit(_x, _y, sampleWeight: weights).Notes));
        var evaluation = model.Core.Evaluate([_x], [_y], sampleWeight: weights);
        Assert.Equal("NSG0322: Linear.Evaluate: " + sentence, Assert.Single(evaluation.Notes));

        // what the note says: the metric is that of zeros
        (_y[17, 1], _y[20, 0]) = (0, 0);
        var zeros = model.Core.Evaluate([_x], [_y], sampleWeight: weights);
        Assert.Equal((zeros.Loss, zeros["mean_absolute_error"], zeros.Samples), (evaluation.Loss, evaluation["mean_absolute_error"], evaluation.Samples));
        Assert.Empty(zeros.Notes);
    }

    [Fact]
    public void TheConsole_PrintsNotesBeforeTheFirstEpoch()
    {
        var output = new StringWriter { NewLine = "\n" };
        Sequences.AsSpan(_y).Fill(1);
        new LinearModel(values: TargetValues.Distributions).Fit(_x, _y, new() { Epochs = 2, BatchSize = 8, Progress = new ConsoleProgress(output) });
        string[] lines = output.ToString().Split('\n');
        Assert.StartsWith("NSG0211: Linear.Fit: ", lines[0]);
        Assert.StartsWith("Epoch 1/2 - ", lines[1]);
        Assert.StartsWith("Epoch 2/2 - ", lines[2]);
    }

    /// <summary>Collects the notes of a Fit as those see them who follow it.</summary>
    private sealed class Told : IProgress<FitProgress>
    {
        public Told() => Callback = new LambdaCallback { TrainBegin = context => OfCallback.AddRange(context.Notes) };

        public List<string> Notes { get; } = [];

        public List<string> OfCallback { get; } = [];

        public LambdaCallback Callback { get; }

        public void Report(FitProgress value) => Notes.AddRange(value.Notes);
    }
}
