namespace NeuralSeqGen.Tests;

/// <summary>Which end of a value is the better one is what its metric says, or Mode; never what it is called.</summary>
public sealed class MonitorDirectionTests : IDisposable
{
    private static readonly double?[] Values = [0.4, 0.5, 0.3, 0.45, 0.41, 0.2];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("sensitivity", MonitorMode.Max, 1)]
    [InlineData("fit", MonitorMode.Max, 1)]
    [InlineData("accel_mae", MonitorMode.Min, 5)]
    [InlineData("auction_mae", MonitorMode.Min, 5)]
    [InlineData("f1_lap_mae", MonitorMode.Min, 5)]
    public void The_metric_says_it_whatever_its_name(string name, MonitorMode direction, int best)
    {
        foreach (string key in new[] { name, "val_" + name })
        {
            Assert.Equal(best, Stopped(name, direction, new() { Monitor = key, Patience = 9, RestoreBestWeights = true }));
        }
    }

    [Fact]
    public void A_metric_called_like_a_validation_value_is_itself() =>
        Assert.Equal(1, Stopped("val_mae", MonitorMode.Max, new() { Monitor = "val_mae", Patience = 9, RestoreBestWeights = true }));

    [Theory]
    [InlineData(MonitorMode.Min, 5)]
    [InlineData(MonitorMode.Max, 1)]
    [InlineData(MonitorMode.Auto, 1)]
    public void Mode_is_what_counts_where_it_is_set(MonitorMode mode, int best) =>
        Assert.Equal(best, Stopped("score", MonitorMode.Max, new() { Monitor = "val_score", Mode = mode, Patience = 9, RestoreBestWeights = true }));

    [Fact]
    public void ModelCheckpoint_saves_the_better_epochs_of_either_direction()
    {
        Assert.Equal(2, Saved(MonitorMode.Max, MonitorMode.Auto));
        Assert.Equal(3, Saved(MonitorMode.Max, MonitorMode.Min));
        Assert.Equal(3, Saved(MonitorMode.Min, MonitorMode.Auto));
    }

    [Fact]
    public void ReduceLROnPlateau_waits_for_the_better_end()
    {
        Assert.Equal(0.25, Rate(MonitorMode.Max, MonitorMode.Auto));
        Assert.Equal(0.5, Rate(MonitorMode.Max, MonitorMode.Min));
        Assert.Equal(0.5, Rate(MonitorMode.Min, MonitorMode.Auto));
    }

    [Theory]
    [InlineData("lr")]
    [InlineData("learning_rate")]
    [InlineData("val_unknown")]
    public void What_has_no_better_end_needs_a_Mode(string monitor)
    {
        foreach (var callback in new TrainingCallback[] { new EarlyStopping { Monitor = monitor }, new ReduceLROnPlateau { Monitor = monitor }, new ModelCheckpoint(_folder["w"]) { Monitor = monitor, SaveBestOnly = true } })
        {
            var fit = new FakeFit(callback) { Metrics = ["unknown"], DirectionOf = _ => MonitorMode.Auto };
            var error = Assert.Throws<UnknownMonitorException>(() => fit.Run(Values));
            Assert.Equal($"NSG0320: {callback.GetType().Name} monitors '{monitor}', and nobody knows whether more or less of it is better. Set Mode = MonitorMode.Min or Mode = MonitorMode.Max.", error.Message);
            Assert.Equal(monitor, error.Monitor);
            Assert.Empty(fit.LearningRates);
        }

        Assert.Null(new FakeFit(new EarlyStopping { Monitor = monitor, Mode = MonitorMode.Min, Patience = 9 }) { Metrics = ["unknown"], DirectionOf = _ => MonitorMode.Auto }.Run(Values).StoppedAt);
    }

    [Theory]
    [InlineData("val_recall")]
    [InlineData("val_lr")]
    [InlineData("val_val_accuracy")]
    public void A_name_that_nothing_has_is_refused_before_the_first_epoch_whatever_the_Mode(string monitor)
    {
        foreach (var mode in Enum.GetValues<MonitorMode>())
        {
            var fit = new FakeFit(new EarlyStopping { Monitor = monitor, Mode = mode });
            string message = Assert.Throws<UnknownMonitorException>(() => fit.Run(Values)).Message;
            Assert.Equal($"NSG0320: EarlyStopping monitors '{monitor}', which Fake does not have: known are loss, accuracy, val_loss, val_accuracy, lr. Set Monitor to one of them.", message);
            Assert.Empty(fit.LearningRates);
        }
    }

    [Fact]
    public void What_ModelCheckpoint_does_not_watch_is_not_checked() =>
        Assert.Equal(6, new FakeFit(new ModelCheckpoint(_folder["all"]) { Monitor = "nothing" }).Run(Values).Model.SavedPaths.Count);

    [Fact]
    public void A_number_that_is_no_Mode_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>("EarlyStopping.Mode", () => new FakeFit(new EarlyStopping { Mode = (MonitorMode)3 }).Run(1));

    private static float Stopped(string name, MonitorMode direction, EarlyStopping callback) =>
        new FakeFit(callback) { Metrics = [name], DirectionOf = _ => direction }.Run(Values).Model.Parameters[0];

    private int Saved(MonitorMode direction, MonitorMode mode) =>
        new FakeFit(new ModelCheckpoint(_folder["w"]) { Monitor = "val_score", SaveBestOnly = true, Mode = mode }) { Metrics = ["score"], DirectionOf = _ => direction }.Run(Values).Model.SavedPaths.Count;

    private static double Rate(MonitorMode direction, MonitorMode mode) =>
        new FakeFit(new ReduceLROnPlateau { Monitor = "val_score", Patience = 2, Factor = 0.5, Mode = mode }) { Metrics = ["score"], DirectionOf = _ => direction }.Run(Values).LearningRates[^1];
}
