namespace NeuralSeqGen.Models.Tests;

/// <summary>
/// A target at a weight of 0, or where a mask takes the step out, may be NaN, infinite or no class: loss, gradients and weights have the bits they have
/// with any finite number there. Where it counts it is refused, by its place.
/// </summary>
public sealed class WhatDoesNotCountMayBeAnything
{
    private const int Samples = 37;

    public static TheoryData<float> Numbers => [float.NaN, float.PositiveInfinity, float.NegativeInfinity, 7.5f, -1e30f];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void AtAWeightOfZero(float anything)
    {
        float[,,] x = RandomData.Floats(1, Samples, 5, 3), y = RandomData.Floats(2, Samples, 5, 2), other = (float[,,])y.Clone();
        float[,] steps = new float[Samples, 5];
        float[] samples = [.. Enumerable.Range(0, Samples).Select(n => n % 7 == 3 ? 0f : 0.5f + (n % 3))];
        for (int n = 0; n < Samples; n++)
        {
            for (int t = 0; t < 5; t++)
            {
                steps[n, t] = (n + t) % 4 == 0 ? 0 : 1;
                if (samples[n] == 0 || steps[n, t] == 0)
                {
                    other[n, t, n % 2] = anything;
                }
            }
        }

        var options = new FitOptions { Epochs = 3, BatchSize = 16, ValidationSplit = 0.25, Seed = 5 };
        Smooth expected = new(seed: 1), given = new(seed: 1);
        var history = expected.Fit(x, y, options, sampleWeight: samples, stepWeight: steps);
        var otherHistory = given.Fit(x, other, options, sampleWeight: samples, stepWeight: steps);

        Same.Bits(expected.Parameters, given.Parameters, "weights");
        Assert.Equal(history["val_loss"], otherHistory["val_loss"]);
        Assert.Equal(expected.TrainOnBatch(x, y, samples, steps), given.TrainOnBatch(x, other, samples, steps));
        Assert.Equal(expected.Evaluate(x, y, sampleWeight: samples, stepWeight: steps).Loss, given.Evaluate(x, other, sampleWeight: samples, stepWeight: steps).Loss);
        Same.Bits(expected.Parameters, given.Parameters, "weights after a batch");
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void BehindAMask(float anything)
    {
        var (x, y, other) = Latched(anything);
        Latch expected = new(seed: 1), given = new(seed: 1);
        float[] gradients = new float[Latch.ParameterCount], otherGradients = new float[Latch.ParameterCount];

        Assert.Equal(expected.ComputeGradients(x, y, gradients), given.ComputeGradients(x, other, otherGradients));
        Same.Bits(gradients, otherGradients, "gradients");
        Assert.Equal(expected.Evaluate(x, y).ToString(), given.Evaluate(x, other).ToString());
        var history = expected.Fit(x, y, new() { Epochs = 3, Seed = 5 }, validationData: (x, y));
        var otherHistory = given.Fit(x, other, new() { Epochs = 3, Seed = 5 }, validationData: (x, other));
        Assert.Equal(history["val_loss"], otherHistory["val_loss"]);
        Same.Bits(expected.Parameters, given.Parameters, "weights");
        expected.Fit(Sequences.AsSpan(x), Sequences.AsSpan(y), new() { Seed = 5 });
        given.Fit(Sequences.AsSpan(x), Sequences.AsSpan(other), new() { Seed = 5 });
        Same.Bits(expected.Parameters, given.Parameters, "weights, from spans");
    }

    [Theory]
    [InlineData(NonFiniteHandling.SkipBatch)]
    [InlineData(NonFiniteHandling.Continue)]
    public void NoBatchIsSkippedForIt_AndNoWeightIsLost(NonFiniteHandling handling)
    {
        var (x, y, other) = Latched(float.NaN);
        Latch expected = new(seed: 1), given = new(seed: 1);
        expected.Fit(x, y, new() { BatchSize = 4, NonFinite = handling });
        Assert.Equal(Samples, given.Fit(x, other, new() { BatchSize = 4, NonFinite = handling }).Last.Training.Samples);
        Same.Bits(expected.Parameters, given.Parameters, "weights");
    }

    [Fact]
    public void MetricsWithoutWeights_AreNamed_WhereAWeightTakesATargetOut_AndNoneWhereAMaskDoes()
    {
        var (x, _, other) = Latched(float.NaN);
        var model = new Latch(seed: 1);
        Assert.Empty(model.Evaluate(x, other).Notes);
        float[,] weights = new float[Samples, 8];
        Sequences.AsSpan(weights).Fill(1);
        (other[0, 0, 0], weights[0, 0]) = (float.NaN, 0);
        const string Sentence = "NaN at y[0, 0, 0] has a weight of 0 and is in no loss, but accuracy has no weights and reads it as 0. Set Weighted = true on this metric, so that what is missing is left out.";
        Assert.Equal("NSG0322: Latch.Evaluate: " + Sentence, Assert.Single(model.Evaluate(x, other, stepWeight: weights).Notes));
        Assert.Equal("NSG0322: Latch.Fit: " + Sentence, Assert.Single(model.Fit(x, other, stepWeight: weights).Notes));
    }

    [Fact]
    public void MissingLabels_CountInMetricsWithoutWeights_AndInNoneWithWeights()
    {
        float[,,] x = RandomData.Floats(1, Samples, 5, 3);
        int[,] labels = RandomData.Labels(2, Samples, 5, 3);
        float[,] weights = new float[Samples, 5];
        var model = new Partly(seed: 1);
        int[,] likeliest = Sequences.ArgMax(model.Predict(x));
        (int right, int counted, int rightOrZero) = (0, 0, 0);
        for (int n = 0; n < Samples; n++)
        {
            for (int t = 0; t < 5; t++)
            {
                weights[n, t] = (n + t) % 3 == 0 ? 1 : 0;
                labels[n, t] = weights[n, t] == 0 ? -1 : labels[n, t];
                right += likeliest[n, t] == labels[n, t] ? 1 : 0;
                counted += (int)weights[n, t];
                rightOrZero += likeliest[n, t] == Math.Max(labels[n, t], 0) ? 1 : 0;
            }
        }

        var evaluation = model.Evaluate(x, labels, stepWeight: weights);
        Assert.Equal((double)right / counted, evaluation["weighted_accuracy"], 1e-12);
        Assert.Equal((double)rightOrZero / (Samples * 5), evaluation["accuracy"], 1e-12);
        Assert.Equal("NSG0322: Partly.Evaluate: -1 at y[0, 1] has a weight of 0 and is in no loss, but accuracy has no weights and reads it as the class 0. Set Weighted = true on this metric, so that what is missing is left out.", Assert.Single(evaluation.Notes));
    }

    [Fact]
    public void TheCallersArrayStaysAsItIs()
    {
        var (x, _, other) = Latched(float.NaN);
        float[] before = Sequences.AsSpan(other).ToArray();
        new Latch(seed: 1).Fit(x, other);
        Same.Bits(before, Sequences.AsSpan(other), "targets");
        Assert.Contains(before, float.IsNaN);
    }

    [Theory]
    [InlineData(30, 0)]
    [InlineData(1, 3)]
    public void WhereItCounts_ItIsRefusedByItsPlace_AmongThoseThatDoNot(int sample, int step)
    {
        var (x, _, other) = Latched(float.NaN);
        other[sample, step, 0] = float.NaN;
        var model = new Latch(seed: 1);
        float[] before = model.Parameters.ToArray();
        foreach (var call in new Action[]
        {
            () => model.Fit(x, other), () => model.Evaluate(x, other), () => model.TrainOnBatch(x, other), () => model.ComputeGradients(x, other, new float[Latch.ParameterCount]),
            () => model.Fit(Sequences.AsSpan(x), Sequences.AsSpan(other)),
        })
        {
            var error = Assert.Throws<NonFiniteValueException>(call);
            Assert.Equal(("NSG0801", (sample * 8L) + step), (error.RuleId, error.Index));
            Assert.Contains($"'y' holds NaN at y[{sample}, {step}, 0]. ", error.Message, StringComparison.Ordinal);
            Assert.Contains(error.Message.Contains(".Fit: ", StringComparison.Ordinal) ? "Clean the data, give what has no target a weight of 0, or set FitOptions.NonFinite." : "Clean the data, or give what has no target a weight of 0.", error.Message, StringComparison.Ordinal);
        }

        Assert.Contains("validationData.Y[", Assert.Throws<NonFiniteValueException>(() => model.Fit(x, new float[Samples, 8, 1], validationData: (x, other))).Message, StringComparison.Ordinal);
        Same.Bits(before, model.Parameters, "weights");
    }

    [Theory]
    [InlineData(-1), InlineData(3), InlineData(int.MinValue)]
    public void LabelsThatAreNoClass(int anything)
    {
        float[,,] x = RandomData.Padded(RandomData.Floats(1, Samples, 6, 5), -1);
        int[,] labels = RandomData.Labels(2, Samples, 6, 3), other = (int[,])labels.Clone();
        float[,] steps = new float[Samples, 6];
        for (int n = 0; n < Samples; n++)
        {
            for (int t = 0; t < 6; t++)
            {
                steps[n, t] = (n + t) % 5 == 0 ? 0 : 1;
                if (steps[n, t] == 0 || x[n, t, 0] == -1)
                {
                    labels[n, t] = 0;
                    other[n, t] = anything;
                }
            }
        }

        Tagger expected = new(seed: 1), given = new(seed: 1);
        expected.Fit(x, labels, new() { Epochs = 2 }, stepWeight: steps);
        given.Fit(x, other, new() { Epochs = 2 }, stepWeight: steps);
        Same.Bits(expected.Parameters, given.Parameters, "weights");

        // without the weights, the first of them that is not masked
        int at = Enumerable.Range(0, Samples * 6).First(i => steps[i / 6, i % 6] == 0 && x[i / 6, i % 6, 0] != -1);
        var error = Assert.Throws<LabelOutOfRangeException>(() => given.Evaluate(x, other));
        Assert.Equal((at, anything), ((int)error.Index, error.Value));
        Assert.Contains($"'y' holds the label {anything} at y[{at / 6}, {at % 6}], but the output has 3 classes, labels 0 to 2. ", error.Message, StringComparison.Ordinal);
        Assert.Equal(anything < 0, error.Message.Contains($"{anything} is no class: for steps without a label set IgnoreClass = {anything} on the loss, mask them", StringComparison.Ordinal));
    }

    [Fact]
    public void AMask_IsKnownWithoutTouchingTheStates()
    {
        float[,,] x = RandomData.Padded(RandomData.Floats(1, 9, 4, 2), 0), y = RandomData.Floats(2, 9, 4, 1), other = (float[,,])y.Clone();
        Mask(x, other, float.NaN);
        CarryingMasked expected = new(seed: 1), given = new(seed: 1);
        for (int i = 0; i < 2; i++)
        {
            Assert.Equal(expected.Evaluate(x, y).ToString(), given.Evaluate(x, other).ToString());
            expected.Fit(x, y, new() { Epochs = 2, Shuffle = false });
            given.Fit(x, other, new() { Epochs = 2, Shuffle = false });
            Same.Bits(expected.Parameters, given.Parameters, "weights");
        }
    }

    private static (float[,,] X, float[,,] Y, float[,,] Other) Latched(float anything)
    {
        float[,,] x = RandomData.Padded(RandomData.Floats(1, Samples, 8, 2), 0), y = new float[Samples, 8, 1];
        for (int n = 0; n < Samples; n++)
        {
            for (int t = 0; t < 8; t++)
            {
                y[n, t, 0] = x[n, 0, 0] > 0 ? 1 : 0;
            }
        }

        float[,,] other = (float[,,])y.Clone();
        Mask(x, other, anything);
        return (x, y, other);
    }

    private static void Mask(float[,,] x, float[,,] y, float anything)
    {
        int masked = 0;
        for (int n = 0; n < x.GetLength(0); n++)
        {
            for (int t = 0; t < x.GetLength(1); t++)
            {
                if (x[n, t, 0] == 0 && x[n, t, 1] == 0)
                {
                    y[n, t, 0] = anything;
                    masked++;
                }
            }
        }

        Assert.InRange(masked, 1, y.Length / 2);
    }
}
