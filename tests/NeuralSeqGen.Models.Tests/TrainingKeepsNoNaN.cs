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

    [Theory]
    [InlineData(1, "epoch 0"), InlineData(3, "3 epochs, the first of them epoch 0,")]
    public void SkipBatch_SaysWhereNoBatchIsLeft(int epochs, string where)
    {
        var model = new Normalized(seed: 3);
        var history = model.Fit(_x, _y, new() { BatchSize = 48, Epochs = epochs, NonFinite = NonFiniteHandling.SkipBatch });
        Assert.All(history["loss"], loss => Assert.True(double.IsNaN(loss)));
        Assert.Equal($"NSG0802: Normalized.Fit: every batch of {where} was left out, since it would have left NaN or infinity behind: loss and metrics are NaN there, and no weight has changed. Clean the data, lower the learning rate, or set ClipNorm.", Assert.Single(history.Notes));
        Same.Bits(new Normalized(seed: 3).Parameters, model.Parameters);
        Assert.Empty(model.Fit(_x, _y, new() { BatchSize = 16, NonFinite = NonFiniteHandling.SkipBatch }).Notes);
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

    /// <summary>Squares of 3·10³⁵ each are ordinary; the sum of a thousand of them is infinite in float, and then a step would be 0 for ever.</summary>
    [Fact]
    public void SumsOfOrdinarySquares_DoNotReachInfinity()
    {
        var model = new Summed();
        var error = Assert.Throws<NonFiniteValueException>(() => Repeat(model, 5.5e17f, 1200));
        Assert.Contains("ApplyGradients: accumulator of dense_1/kernel[0] would become ", error.Message, StringComparison.Ordinal);
        Assert.InRange(Accumulator(model), 3.39e38f, float.MaxValue);
    }

    /// <summary>What Continue leaves near the end of float is not overlooked by the ordinary steps behind it.</summary>
    [Fact]
    public void AfterContinue_TheNextStepsAreWatched()
    {
        var model = new Summed();
        model.Fit(new float[,] { { 1e10f } }, new float[,] { { 9.2e8f } }, new() { NonFinite = NonFiniteHandling.Continue });
        Assert.InRange(Accumulator(model), 3.38e38f, 3.39e38f);
        Assert.Throws<NonFiniteValueException>(() => Repeat(model, 5.7e17f, 10));
        Assert.True(float.IsFinite(Accumulator(model)));
    }

    private static void Repeat(Summed model, float gradient, int times)
    {
        for (int i = 0; i < times; i++)
        {
            model.ApplyGradients([gradient]);
        }
    }

    /// <summary>The one number of the accumulator, of the checkpoint's bytes.</summary>
    private static float Accumulator(Summed model)
    {
        byte[] file = File(model);
        int header = (int)BitConverter.ToInt64(file);
        using var json = System.Text.Json.JsonDocument.Parse(file.AsMemory(8, header));
        var tensor = json.RootElement.EnumerateObject().Single(entry => entry.Name.Contains("accumulator", StringComparison.Ordinal)).Value;
        return BitConverter.ToSingle(file, 8 + header + tensor.GetProperty("data_offsets")[0].GetInt32());
    }

    private static byte[] File(ISequenceModel model)
    {
        var stream = new MemoryStream();
        model.SaveWeights(stream, new() { IncludeOptimizer = true });
        return stream.ToArray();
    }
}
