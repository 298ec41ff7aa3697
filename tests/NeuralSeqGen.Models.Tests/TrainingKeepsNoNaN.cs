namespace NeuralSeqGen.Models.Tests;

/// <summary>A batch that would leave NaN or infinity in what training keeps is refused or skipped, also where its loss and its gradients are finite.</summary>
public class TrainingKeepsNoNaN
{
    private const int Outlier = 13;

    private readonly float[,,] _x = RandomData.Floats(1, 48, 5, 4);
    private readonly float[,] _y = RandomData.Floats(2, 48, 2);

    public TrainingKeepsNoNaN() => _x[Outlier, 3, 1] = 1e20f;

    [Fact]
    public void AnOutlier_DoesNotReachTheMovingVariance()
    {
        var model = new Normalized(seed: 3);
        var error = Assert.Throws<NonFiniteValueException>(() => model.Fit(_x, _y, new() { BatchSize = 16, Shuffle = false }));
        Assert.StartsWith("NSG0802: Normalized.Fit: first/moving_variance[", error.Message, StringComparison.Ordinal);
        Assert.Contains("in epoch 0, batch 0, whose first sample is 0: 'x' holds 1E+20 at x[13, 3, 1]. The batch was not applied: weights, optimizer and statistics are those before it.", error.Message, StringComparison.Ordinal);
        Assert.Equal((Outlier * 20) + 13, error.Index);
        Same.Bits(new Normalized(seed: 3).Parameters, model.Parameters);

        error = Assert.Throws<NonFiniteValueException>(() => model.TrainOnBatch(_x, _y));
        Assert.DoesNotContain("FitOptions", error.Message, StringComparison.Ordinal);
        Same.Bits(new Normalized(seed: 3).Parameters, model.Parameters);
    }

    [Fact]
    public void SkipBatch_LeavesItOut()
    {
        Normalized model = new(seed: 3), clean = new(seed: 3);
        var history = model.Fit(_x, _y, new() { BatchSize = 16, Shuffle = false, NonFinite = NonFiniteHandling.SkipBatch });
        Assert.Equal(32, history.Last.Training.Samples);
        clean.Fit(_x.AsRows(16, 32), _y.AsRows(16, 32), new() { BatchSize = 16, Shuffle = false });
        Same.Bits(clean.Parameters, model.Parameters, "weights of the batches without it");
    }

    [Fact]
    public void Continue_GoesOnAsKerasDoes()
    {
        var model = new Normalized(seed: 3);
        model.Fit(_x, _y, new() { BatchSize = 16, Shuffle = false, NonFinite = NonFiniteHandling.Continue });
        Assert.Contains(model.Layers.First.MovingVariance.Values.ToArray(), value => !float.IsFinite(value));
    }

    [Fact]
    public void AFrozenLayer_DoesNotMind()
    {
        var model = new Normalized(seed: 3);
        model.Layers.First.Trainable = false;
        model.TrainOnBatch(_x, _y);
        Assert.All(model.Parameters.ToArray(), value => Assert.True(float.IsFinite(value)));
    }

    [Theory]
    [InlineData(false), InlineData(true)]
    public void SquaresOfGradients_DoNotReachTheOptimizer(bool factored)
    {
        ISequenceModel model = factored ? new Factored(seed: 3) : new Averaged(seed: 3);
        float[] gradients = Enumerable.Range(0, model.ParameterCount).Select(i => (i - 5) * 0.1f).ToArray();
        for (int i = 0; i < 3; i++)
        {
            model.ApplyGradients(gradients);
        }

        float[] weights = model.Parameters.ToArray();
        byte[] before = File(model);
        float[] large = [.. gradients];
        large[7] = 3e30f;
        var error = Assert.Throws<NonFiniteValueException>(() => model.ApplyGradients(large));
        Assert.Contains(factored ? "ApplyGradients: velocity_" : "ApplyGradients: velocity of dense_1/kernel[7] would become ", error.Message, StringComparison.Ordinal);
        Assert.Contains("the largest of 'gradients' is 3E+30 at 7 (dense_1/kernel[7]). Nothing was applied.", error.Message, StringComparison.Ordinal);
        Same.Bits(weights, model.Parameters);
        Assert.Equal(before, File(model));
    }

    [Fact]
    public void AnOptimizerThatDividesByZero_DoesNotReachTheWeights()
    {
        float[] gradients = [.. Enumerable.Repeat(0.1f, Undamped.ParameterCount)];
        gradients[5] = 0;
        var fresh = new Undamped(seed: 3);
        Assert.Contains("ApplyGradients: dense_1/kernel[5] would become NaN", Assert.Throws<NonFiniteValueException>(() => fresh.ApplyGradients(gradients)).Message, StringComparison.Ordinal);
        Same.Bits(new Undamped(seed: 3).Parameters, fresh.Parameters);
    }

    [Fact]
    public void LargeGradients_WhoseSquaresFit_AreApplied()
    {
        var model = new Factored(seed: 3);
        model.ApplyGradients([.. Enumerable.Repeat(1e18f, Factored.ParameterCount)]);
        Assert.All(model.Parameters.ToArray(), value => Assert.True(float.IsFinite(value)));
        model.ApplyGradients([.. Enumerable.Repeat(1e-3f, Factored.ParameterCount)]);
    }

    private static byte[] File(ISequenceModel model)
    {
        var stream = new MemoryStream();
        model.SaveWeights(stream, new() { IncludeOptimizer = true });
        return stream.ToArray();
    }
}
