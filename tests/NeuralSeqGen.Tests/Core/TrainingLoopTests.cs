namespace NeuralSeqGen.Tests.Core;

public class TrainingLoopTests
{
    [Fact]
    public void Fit_LinearData_FindsTheMap()
    {
        var (x, y) = LinearData.Make(300);
        var model = new LinearModel(seed: 4);
        var history = model.Fit(x, y, new() { Epochs = 60, BatchSize = 32 });
        Assert.True(history.Last.Training.Loss < 1e-6, $"loss {history.Last.Training.Loss}");
        Assert.Equal(60, history.Epochs.Count);
        Assert.Equal(300, history.Last.Training.Samples);
        Assert.True(history["loss"][0] > history["loss"][^1]);
        Assert.InRange(history.Last.Training["mean_absolute_error"], 0, 1e-2);
        Assert.Equal(y[7, 2], model.Predict(x)[7, 2], 1e-3f);
    }

    [Theory]
    [InlineData(1, 1), InlineData(5, 2), InlineData(16, 1), InlineData(31, 1), InlineData(128, 2), InlineData(300, 1), InlineData(1000, 2)]
    public void Fit_AnyNumberOfThreads_SameBits(int batchSize, int phases)
    {
        var (x, y) = LinearData.Make(300);
        float[]? first = null;
        foreach (int threads in new[] { 1, 2, 3, 8, -1 })
        {
            var model = new LinearModel(seed: 4, phases: phases, dropout: 0.25f);
            model.Fit(x, y, new() { Epochs = 2, BatchSize = batchSize, MaxDegreeOfParallelism = threads });
            first ??= model.Parameters.ToArray();
            Assert.Equal(first, model.Parameters.ToArray());
        }
    }

    [Fact]
    public void Fit_Seed_DecidesOrderAndNoise()
    {
        var (x, y) = LinearData.Make(100);
        float[] Run(long? seed, bool shuffle, float dropout)
        {
            var model = new LinearModel(seed: 4, dropout: dropout);
            model.Fit(x, y, new() { BatchSize = 10, Seed = seed, Shuffle = shuffle });
            return model.Parameters.ToArray();
        }
        Assert.Equal(Run(5, true, 0), Run(5, true, 0));
        Assert.Equal(Run(null, true, 0), Run(null, true, 0));
        Assert.NotEqual(Run(5, true, 0), Run(6, true, 0));
        Assert.NotEqual(Run(5, true, 0), Run(5, false, 0));
        Assert.Equal(Run(5, false, 0), Run(6, false, 0));
        Assert.NotEqual(Run(5, false, 0.5f), Run(6, false, 0.5f));
    }

    [Fact]
    public void Fit_SecondEpochAndSecondFit_OtherOrder()
    {
        var (x, y) = LinearData.Make(64);
        var twice = new LinearModel(seed: 4);
        twice.Fit(x, y, new() { BatchSize = 8 });
        twice.Fit(x, y, new() { BatchSize = 8 });
        var once = new LinearModel(seed: 4);
        once.Fit(x, y, new() { BatchSize = 8, Epochs = 2 });
        Assert.Equal(once.Parameters.ToArray(), twice.Parameters.ToArray());
        var same = new LinearModel(seed: 4);
        same.Fit(x, y, new() { BatchSize = 8, Seed = 4 });
        same.Fit(x, y, new() { BatchSize = 8, Seed = 4 });
        Assert.NotEqual(once.Parameters.ToArray(), same.Parameters.ToArray());
    }

    [Fact]
    public void Fit_WithoutShuffle_EqualsTrainOnBatchInOrder()
    {
        var (x, y) = LinearData.Make(50);
        var fitted = new LinearModel(seed: 4, dropout: 0.2f, l2: 0.01);
        double loss = fitted.Fit(x, y, new() { BatchSize = 20, Shuffle = false }).Last.Training.Loss;
        var stepped = new LinearModel(seed: 4, dropout: 0.2f, l2: 0.01);
        double sum = 0.0;
        for (int first = 0; first < 50; first += 20)
        {
            int count = Math.Min(20, 50 - first);
            sum += count * stepped.Core.TrainOnBatchSpan(LinearData.Flat(x).Slice(first * 5, count * 5), LinearData.Flat(y).Slice(first * 3, count * 3));
        }
        Assert.Equal(stepped.Parameters.ToArray(), fitted.Parameters.ToArray());
        Assert.Equal(sum / 50, loss, 1e-6);
    }

    [Fact]
    public void ComputeAndApplyGradients_EqualTrainOnBatch()
    {
        var (x, y) = LinearData.Make(40);
        LinearModel a = new(seed: 4, dropout: 0.2f, l2: 0.01), b = new(seed: 4, dropout: 0.2f, l2: 0.01);
        float[] gradients = new float[a.ParameterCount];
        for (int i = 0; i < 3; i++)
        {
            float loss = a.Core.TrainOnBatch([x], [y]);
            Assert.Equal(loss, b.Core.ComputeGradients([x], [y], gradients));
            b.Core.ApplyGradients(gradients);
            Assert.Equal(a.Parameters.ToArray(), b.Parameters.ToArray());
        }
    }

    [Fact]
    public void ComputeGradients_FiniteDifferences_Agree()
    {
        var (x, y) = LinearData.Make(37);
        var model = new LinearModel(seed: 4, l2: 0.1);
        float[] gradients = new float[model.ParameterCount], inputGradients = new float[x.Length], scratch = new float[model.ParameterCount];
        model.Core.ComputeGradients([x], [y], gradients, inputGradients);
        for (int p = 0; p < model.ParameterCount; p++)
        {
            Assert.Equal(Slope(h => { using var edit = model.EditParameters(); edit.Values[p] += h; }), gradients[p], 2e-3);
        }

        for (int i = 0; i < x.Length; i += 7)
        {
            Assert.Equal(Slope(h => x[i / 5, i % 5] += h), inputGradients[i], 2e-3);
        }

        double Slope(Action<float> move)
        {
            move(0.01f);
            double high = model.Core.ComputeGradients([x], [y], scratch);
            move(-0.02f);
            double low = model.Core.ComputeGradients([x], [y], scratch);
            move(0.01f);
            return (high - low) / 0.02;
        }
    }

    [Fact]
    public void Fit_SampleStepAndClassWeights_Multiply()
    {
        var (x, y) = LinearData.Make(30);
        float[] sampleWeight = Enumerable.Range(0, 30).Select(i => i % 4 * 0.5f).ToArray();
        float[,] stepWeight = new float[30, 1];
        float[] joined = new float[30];
        for (int i = 0; i < 30; i++)
        {
            stepWeight[i, 0] = 1 + i % 3;
            int label = y[i, 0] >= y[i, 1] && y[i, 0] >= y[i, 2] ? 0 : y[i, 1] >= y[i, 2] ? 1 : 2;
            joined[i] = sampleWeight[i] * stepWeight[i, 0] * (label == 2 ? 3f : label == 0 ? 0.5f : 1f);
        }
        LinearModel a = new(seed: 4), b = new(seed: 4);
        a.Fit(x, y, new() { BatchSize = 8, ClassWeight = new Dictionary<int, double> { [0] = 0.5, [2] = 3 } }, sampleWeight: sampleWeight, stepWeight: stepWeight);
        b.Fit(x, y, new() { BatchSize = 8 }, sampleWeight: joined);
        Assert.Equal(b.Parameters.ToArray(), a.Parameters.ToArray());
    }

    [Fact]
    public void Fit_TwoPhases_DividesByTheSumOfWeights()
    {
        var (x, y) = LinearData.Make(40);
        float[] weights = Enumerable.Range(0, 40).Select(i => i < 25 ? 1f : 0f).ToArray();
        var masked = new LinearModel(seed: 4, phases: 2).Core.Evaluate([x], [y], 64, weights);
        var (front, target) = (new float[25, 5], new float[25, 3]);
        Array.Copy(x, front, front.Length);
        Array.Copy(y, target, target.Length);
        Assert.Equal(new LinearModel(seed: 4).Core.Evaluate([front], [target], 64).Loss, masked.Loss, 1e-6);
    }

    [Fact]
    public void Fit_ValidationSplit_TakesTheLastShareUnshuffled()
    {
        var (x, y) = LinearData.Make(50);
        var (front, frontY, back, backY) = (new float[40, 5], new float[40, 3], new float[10, 5], new float[10, 3]);
        Array.Copy(x, front, 200);
        Array.Copy(y, frontY, 120);
        Array.Copy(x, 200, back, 0, 50);
        Array.Copy(y, 120, backY, 0, 30);
        LinearModel split = new(seed: 4), given = new(seed: 4);
        var a = split.Fit(x, y, new() { Epochs = 3, BatchSize = 7, ValidationSplit = 0.2 });
        var b = given.Fit(front, frontY, new() { Epochs = 3, BatchSize = 7 }, (back, backY));
        Assert.Equal(given.Parameters.ToArray(), split.Parameters.ToArray());
        Assert.Equal(b["val_loss"], a["val_loss"]);
        Assert.Equal(given.Core.Evaluate([back], [backY], 7).Loss, a.Last.Validation!.Loss);
        Assert.Equal(10, a.Last.Validation.Samples);
    }

    [Fact]
    public void Fit_ValidationFrequencyAndInitialEpoch_AreKept()
    {
        var (x, y) = LinearData.Make(50);
        var history = new LinearModel().Fit(x, y, new() { InitialEpoch = 2, Epochs = 7, ValidationFrequency = 3, ValidationSplit = 0.2 });
        Assert.Equal([2, 3, 4, 5, 6], history.Epochs.Select(e => e.Epoch));
        Assert.Equal([true, false, false, true, false], history.Epochs.Select(e => e.Validation is not null));
        Assert.False(history.StoppedEarly);
    }

    [Fact]
    public void Evaluate_AnyBatchSize_SameMean()
    {
        var (x, y) = LinearData.Make(101);
        var model = new LinearModel(seed: 4, l2: 0.3);
        var whole = model.Core.Evaluate([x], [y], 1000);
        foreach (int batchSize in new[] { 1, 7, 16, 32, 100 })
        {
            var part = model.Core.EvaluateSpan(LinearData.Flat(x), LinearData.Flat(y), batchSize);
            Assert.Equal(whole.Loss, part.Loss, 1e-6);
            Assert.Equal(whole["mean_absolute_error"], part["mean_absolute_error"], 1e-6);
            Assert.Equal(101, part.Samples);
        }
    }
}
