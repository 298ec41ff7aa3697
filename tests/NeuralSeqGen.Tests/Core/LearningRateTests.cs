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

    [Theory]
    [InlineData(1e39), InlineData(1e-46), InlineData(double.NaN), InlineData(double.PositiveInfinity)]
    public void LearningRate_BeyondFloat_IsRefused(double rate)
    {
        var model = new LinearModel();
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => model.LearningRate = rate);
        Assert.StartsWith("Linear.LearningRate: a learning rate is finite and not negative, and in the range of float: 0, or from 1.4E-45 to 3.4E+38", error.Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ExponentialDecay(rate, 10, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PiecewiseConstantDecay([1], [1, rate]));
        model.LearningRate = 0;
        model.LearningRate = 3e38;
        model.LearningRate = 2e-45;
    }

    [Fact]
    public void Schedule_BeyondFloat_IsRefusedAtItsStep_OneThatDecaysIsNot()
    {
        var model = new LinearModel { LearningRateSchedule = new ExponentialDecay(1e30, 1, 1e10) };
        Assert.Contains("ExponentialDecay gives 1E+40 at step 1", Assert.Throws<InvalidOperationException>(() => { model.ApplyGradients(Ones()); _ = model.LearningRate; }).Message);
        var decayed = new LinearModel { LearningRateSchedule = new ExponentialDecay(1e-40, 1, 1e-10) };
        decayed.ApplyGradients(Ones());
        float[] before = decayed.Parameters.ToArray();
        Assert.Equal(1e-50, decayed.LearningRate);
        byte[] file = decayed.Save(optimizer: true);
        decayed.LearningRateSchedule = null;
        decayed.LoadWeights(file, new() { IncludeOptimizer = true });
        Assert.Equal(before, decayed.Parameters.ToArray());
    }

    [Fact]
    public void Callbacks_LowerTheRateToZero_WithoutAnError()
    {
        var (x, y) = LinearData.Make(48);
        var model = new LinearModel(optimizer: Scheduled);
        var history = model.Fit(x, y, new() { Epochs = 4, BatchSize = 16, Callbacks = [new LearningRateScheduler((_, rate) => rate * 1e-20)] });
        Assert.Equal(0, history["lr"][3]);
    }

    [Fact]
    public void AStepThatWouldOverflow_IsRefused_AndChangesNothing()
    {
        var (x, y) = LinearData.Make(48);
        var model = new LinearModel { LearningRate = 3e38 };
        byte[] before = model.Save(optimizer: true);
        var error = Assert.Throws<NonFiniteValueException>(() => model.ApplyGradients([.. Enumerable.Repeat(1000f, model.ParameterCount)]));
        Assert.StartsWith("NSG0802: Linear.ApplyGradients: momentum of dense_1/kernel[0] would become -Infinity: the largest of ", error.Message);
        Assert.Equal(0, error.Index);
        error = Assert.Throws<NonFiniteValueException>(() => model.Fit(x, Scaled(y, 1e6f), new() { BatchSize = 16 }));
        Assert.EndsWith("The batch was not applied: weights, optimizer and statistics are those before it. Lower the learning rate or set ClipNorm, or set FitOptions.NonFinite.", error.Message);
        Assert.Equal(-1, error.Index);
        Assert.Equal(before, model.Save(optimizer: true));
        Assert.Equal(0, model.Fit(x, Scaled(y, 1e6f), new() { BatchSize = 16, NonFinite = NonFiniteHandling.SkipBatch }).Last.Training.Samples);
        Assert.Equal(new LinearModel().Parameters.ToArray(), model.Parameters.ToArray());
    }

    private static float[,] Scaled(float[,] values, float factor)
    {
        float[,] scaled = (float[,])values.Clone();
        foreach (ref float value in Sequences.AsSpan(scaled))
        {
            value *= factor;
        }

        return scaled;
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
