namespace NeuralSeqGen.Tests.Core;

public class CallbackAndProgressTests
{
    [Fact]
    public void Callbacks_Order_IsKeras()
    {
        var (x, y) = LinearData.Make(50);
        var calls = new List<string>();
        new LinearModel().Fit(x, y, new()
        {
            Epochs = 2, BatchSize = 20, ValidationSplit = 0.2,
            Callbacks = [new LambdaCallback
            {
                TrainBegin = _ => calls.Add("begin"), EpochBegin = c => calls.Add($"epoch {c.Epoch}"), BatchEnd = c => calls.Add($"batch {c.Batch} of {c.Training.Samples}"),
                EpochEnd = c => calls.Add($"end {c.Epoch} {c.Validation!.Samples}"), TrainEnd = _ => calls.Add("done"),
            }],
        });
        Assert.Equal(["begin", "epoch 0", "batch 0 of 20", "batch 1 of 40", "end 0 10", "epoch 1", "batch 0 of 20", "batch 1 of 40", "end 1 10", "done"], calls);
    }

    [Fact]
    public void Cancellation_AfterTheRunningBatch_KeepsItsWeights()
    {
        var (x, y) = LinearData.Make(60);
        using var source = new CancellationTokenSource();
        var model = new LinearModel(seed: 4);
        var history = model.Fit(x, y, new()
        {
            Epochs = 3, BatchSize = 20, Shuffle = false,
            Callbacks = [new LambdaCallback { BatchEnd = c => { if (c.Epoch == 1 && c.Batch == 0) { source.Cancel(); } } }],
        }, cancellation: source.Token);
        Assert.Single(history.Epochs);
        Assert.True(history.StoppedEarly);
        var reference = new LinearModel(seed: 4);
        reference.Fit(x, y, new() { BatchSize = 20, Shuffle = false });
        reference.Core.TrainOnBatchSpan(LinearData.Flat(x)[..100], LinearData.Flat(y)[..60]);
        Assert.Equal(reference.Parameters.ToArray(), model.Parameters.ToArray());
    }

    [Fact]
    public void Stop_EndsAfterTheEpoch()
    {
        var (x, y) = LinearData.Make(60);
        var history = new LinearModel().Fit(x, y, new() { Epochs = 9, Callbacks = [new LambdaCallback { EpochEnd = c => { if (c.Epoch == 2) { c.Stop(); } } }] });
        Assert.Equal(3, history.Epochs.Count);
        Assert.True(history.StoppedEarly);
    }

    [Fact]
    public void EarlyStopping_RestoreBestWeights_WorksInsideFit()
    {
        var (x, y) = LinearData.Make(60);
        var model = new LinearModel(seed: 4);
        float[]? best = null;
        model.Fit(x, y, new()
        {
            Epochs = 4, Callbacks =
            [
                new LambdaCallback { EpochEnd = c => { if (c.Epoch == 0) { best = model.Parameters.ToArray(); c.LearningRate = 40; } } },
                new EarlyStopping { Monitor = "loss", Patience = 1, RestoreBestWeights = true },
            ], NonFinite = NonFiniteHandling.Continue,
        });
        Assert.Equal(best, model.Parameters.ToArray());
    }

    [Fact]
    public void LearningRate_SetInACallback_TakesEffect()
    {
        var (x, y) = LinearData.Make(60);
        var model = new LinearModel(seed: 4);
        model.Fit(x, y, new() { Epochs = 2, Callbacks = [new LearningRateScheduler((epoch, _) => epoch == 0 ? 0.05 : 0)] });
        Assert.Equal(0, model.LearningRate);
    }

    [Fact]
    public void Progress_LastReportOfEachEpoch_IsAtItsEnd()
    {
        var (x, y) = LinearData.Make(60);
        var reports = new List<FitProgress>();
        new LinearModel().Fit(x, y, new() { Epochs = 3, BatchSize = 8, ValidationSplit = 0.25, Progress = new Collect(reports) });
        var ends = reports.Where(r => r.Batch == r.Batches).ToList();
        Assert.Equal([0, 1, 2], ends.Select(r => r.Epoch));
        Assert.All(ends, r => Assert.Equal((3, 6, 45, 15), (r.Epochs, r.Batches, r.Training.Samples, r.Validation!.Samples)));
        Assert.All(reports, r => Assert.True(r.SamplesPerSecond > 0));
    }

    private sealed class Collect(List<FitProgress> reports) : IProgress<FitProgress>
    {
        public void Report(FitProgress value) => reports.Add(value);
    }
}
