using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen.Tests.Core;

public class LearningRateTests
{
    private static readonly OptimizerDefinition Scheduled = new("sgd", 0.1, ["momentum"]) { Schedule = new ExponentialDecay(0.1, 2, 0.5) };

    [Fact]
    public void Schedule_EachStep_HasTheRateOfTheBatchesBefore()
    {
        var model = Zero(Scheduled);
        float expected = 0, velocity = 0;
        for (int step = 1; step <= 5; step++)
        {
            Assert.Equal(0.1 * Math.Pow(0.5, (step - 1) / 2.0), model.LearningRate, 1e-15);
            model.ApplyGradients(Ones());
            velocity = 0.9f * velocity - (float)(0.1 * Math.Pow(0.5, (step - 1) / 2.0) / (1 + 0.01 * (step - 1)));
            expected += velocity;
            Assert.All(model.Parameters.ToArray(), v => Assert.Equal(expected, v, 1e-6f));
        }
    }

    [Fact]
    public void LearningRate_Set_EndsTheSchedule()
    {
        var model = Zero(Scheduled);
        Assert.IsType<ExponentialDecay>(model.LearningRateSchedule);
        model.LearningRate = 0.25;
        Assert.Null(model.LearningRateSchedule);
        model.ApplyGradients(Ones());
        Assert.Equal(0.25, model.LearningRate);

        model.LearningRateSchedule = new PiecewiseConstantDecay([1], [1, 0.5]);
        Assert.Equal(1, model.LearningRate);
        model.ApplyGradients(Ones());
        Assert.Equal(0.5, model.LearningRate);
        model.LearningRateSchedule = null;
        Assert.Equal(0.5, model.LearningRate);
        Assert.Throws<ArgumentOutOfRangeException>(() => model.LearningRate = -1);
    }

    [Fact]
    public void Callback_SetsTheRate_EndsTheSchedule()
    {
        var (x, y) = LinearData.Make(48);
        var model = new LinearModel(optimizer: Scheduled);
        var history = model.Fit(x, y, new() { Epochs = 3, BatchSize = 16, Callbacks = [new LearningRateScheduler((epoch, rate) => epoch == 1 ? rate / 2 : rate)] });
        Assert.Null(model.LearningRateSchedule);
        Assert.Equal([0.1, 0.05, 0.05], history["lr"]);
    }

    [Fact]
    public void History_HasTheRateAtEachEpochsEnd()
    {
        var (x, y) = LinearData.Make(48);
        var history = new LinearModel(optimizer: Scheduled).Fit(x, y, new() { Epochs = 2, BatchSize = 16 });
        Assert.Equal([0.1 * Math.Pow(0.5, 1.5), 0.1 * Math.Pow(0.5, 3)], history["lr"]);
    }

    [Theory]
    [InlineData(1), InlineData(3)]
    public void Resume_FromCheckpoint_TheScheduleGoesOn(int accumulated)
    {
        var (x, y) = LinearData.Make(90);
        var optimizer = Scheduled with { GradientAccumulationSteps = accumulated };
        var whole = new LinearModel(4, optimizer: optimizer);
        whole.Fit(x, y, new() { Epochs = 5, BatchSize = 16 });
        var first = new LinearModel(4, optimizer: optimizer);
        first.Fit(x, y, new() { Epochs = 2, BatchSize = 16 });
        // Someone had another rate: the file says that the schedule is on.
        var second = new LinearModel(9, optimizer: optimizer) { LearningRate = 3 };
        second.LoadWeights(first.Save(optimizer: true), new LoadOptions { IncludeOptimizer = true });
        Assert.Equal(first.LearningRate, second.LearningRate);
        second.Fit(x, y, new() { Epochs = 5, InitialEpoch = 2, BatchSize = 16 });
        Assert.Equal(whole.Parameters.ToArray(), second.Parameters.ToArray());
        Assert.Equal(whole.Save(optimizer: true), second.Save(optimizer: true));
    }

    [Fact]
    public void Resume_AfterTheScheduleEnded_KeepsTheRate()
    {
        var first = new LinearModel(4, optimizer: Scheduled) { LearningRate = 0.03 };
        var second = new LinearModel(4, optimizer: Scheduled);
        second.LoadWeights(first.Save(optimizer: true), new LoadOptions { IncludeOptimizer = true });
        Assert.Null(second.LearningRateSchedule);
        Assert.Equal(0.03, second.LearningRate);

        // A schedule that was set at run time is not in the file; a model without one takes the rate it had last.
        first.LearningRateSchedule = new ExponentialDecay(0.5, 2, 0.5);
        var plain = new LinearModel(4);
        plain.LoadWeights(first.Save(optimizer: true), new LoadOptions { IncludeOptimizer = true });
        Assert.Equal(0.5, plain.LearningRate);
    }

    [Fact]
    public void Schedule_OfNonsense_IsNamed()
    {
        var model = new LinearModel { LearningRateSchedule = new Nonsense() };
        Assert.Contains("Nonsense gives NaN at step 0", Assert.Throws<InvalidOperationException>(() => model.ApplyGradients(Ones())).Message);
        model.LearningRate = 1;
        model.ApplyGradients(Ones());
    }

    private static float[] Ones() => [.. Enumerable.Repeat(1f, 18)];

    private static LinearModel Zero(OptimizerDefinition optimizer)
    {
        var model = new LinearModel(optimizer: optimizer);
        using var edit = model.EditParameters();
        edit.Values.Clear();
        return model;
    }

    private sealed class Nonsense : LearningRateSchedule
    {
        public override double At(long step) => double.NaN;
    }
}
