namespace NeuralSeqGen.Tests;

/// <summary>Expected epochs are those of Keras 3's callback for the same values.</summary>
public sealed class EarlyStoppingTests
{
    private static readonly double?[] Losses = [1.0, 0.8, 0.85, 0.79, 0.9, 0.91, 0.78, 0.8, 0.81, 0.82, 0.83];

    [Theory]
    [InlineData(0, 0, 0, 2, 1)]
    [InlineData(2, 0, 0, 5, 3)]
    [InlineData(3, 0, 0, 9, 6)]
    [InlineData(3, 0.05, 0, 4, 1)]
    [InlineData(3, -0.05, 0, 4, 1)]
    [InlineData(2, 0, 4, 8, 6)]
    public void A_falling_loss_stops_where_Keras_stops_and_restores_what_Keras_restores(int patience, double minDelta, int start, int stoppedAt, int best)
    {
        var fit = new FakeFit(new EarlyStopping { Patience = patience, MinDelta = minDelta, StartFromEpoch = start, RestoreBestWeights = true }).Run(Losses);
        Assert.Equal(stoppedAt, fit.StoppedAt);
        Assert.All(fit.Model.Parameters.ToArray(), p => Assert.Equal(best, p));
    }

    [Fact]
    public void Weights_stay_those_of_the_last_epoch_unless_restoring_is_asked_for()
    {
        var fit = new FakeFit(new EarlyStopping { Patience = 2 }).Run(Losses);
        Assert.All(fit.Model.Parameters.ToArray(), p => Assert.Equal(5, p));
    }

    [Theory]
    [InlineData("val_accuracy")]
    [InlineData("accuracy")]
    public void Accuracy_is_to_rise(string monitor)
    {
        var fit = new FakeFit(new EarlyStopping { Monitor = monitor, Patience = 2, RestoreBestWeights = true }).Run(0.1, 0.5, 0.4, 0.45, 0.3);
        Assert.Equal(3, fit.StoppedAt);
        Assert.Equal(1, fit.Model.Parameters[0]);
    }

    [Theory]
    [InlineData("val_accent_loss", 4)]
    [InlineData("accent_mean_absolute_error", 4)]
    [InlineData("val_accent_accuracy", 3)]
    [InlineData("kind_accuracy", 3)]
    public void The_name_of_an_output_says_nothing_of_the_direction(string monitor, int stoppedAt)
    {
        var fit = new FakeFit(new EarlyStopping { Monitor = monitor, Patience = 2 }) { Metrics = ["accent_loss", "accent_mean_absolute_error", "accent_accuracy", "kind_accuracy"] };
        fit.Model.Outputs = [new("accent", ElementType.Single) { Shape = [3] }, new("kind", ElementType.Single) { Shape = [2] }];
        Assert.Equal(stoppedAt, fit.Run(0.4, 0.5, 0.3, 0.45, 0.41, 0.2).StoppedAt);
    }

    [Fact]
    public void A_rise_smaller_than_MinDelta_waits_on()
    {
        var fit = new FakeFit(new EarlyStopping { Monitor = "val_accuracy", MinDelta = 0.05, Patience = 2, RestoreBestWeights = true }).Run(0.1, 0.5, 0.54, 0.58, 0.3);
        Assert.Null(fit.StoppedAt);
        Assert.Equal(3, fit.Model.Parameters[0]);
    }

    [Fact]
    public void The_best_weights_come_back_even_if_training_was_not_stopped()
    {
        var fit = new FakeFit(new EarlyStopping { Patience = 50, RestoreBestWeights = true }).Run(3, 1, 2);
        Assert.Null(fit.StoppedAt);
        Assert.Equal(1, fit.Model.Parameters[0]);
    }

    [Fact]
    public void NaN_is_never_an_improvement()
    {
        var fit = new FakeFit(new EarlyStopping { Patience = 2, RestoreBestWeights = true }).Run(double.NaN, double.NaN, double.NaN);
        Assert.Equal(1, fit.StoppedAt);
        Assert.Equal(0, fit.Model.Parameters[0]);
    }

    [Fact]
    public void Epochs_without_validation_do_not_count()
    {
        Assert.Equal(4, new FakeFit(new EarlyStopping { Patience = 2 }).Run(1, null, 2, null, 3, null, 0.5).StoppedAt);
    }

    [Fact]
    public void A_callback_used_again_starts_afresh()
    {
        var callback = new EarlyStopping { Patience = 1 };
        Assert.Equal(1, new FakeFit(callback).Run(0.1, 0.2).StoppedAt);
        Assert.Null(new FakeFit(callback).Run(5, 4, 3).StoppedAt);
    }

    [Fact]
    public void Monitoring_validation_without_validation_fails_before_the_first_epoch()
    {
        var fit = new FakeFit(new EarlyStopping()) { HasValidation = false };
        var error = Assert.Throws<InvalidOperationException>(() => fit.Run(1, 2));
        Assert.Contains("'val_loss'", error.Message);
        Assert.Contains("ValidationSplit", error.Message);
        Assert.Empty(fit.LearningRates);
    }

    [Fact]
    public void An_unknown_monitor_fails_and_names_what_there_is()
    {
        var error = Assert.Throws<UnknownMonitorException>(() => new FakeFit(new EarlyStopping { Monitor = "val_recall" }).Run(1, 2));
        Assert.Contains("loss, accuracy, val_loss, val_accuracy, lr", error.Message);
        Assert.Contains("'val_recall'", error.Message);
    }

    [Fact]
    public void A_negative_patience_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>("EarlyStopping.Patience", () => new FakeFit(new EarlyStopping { Patience = -1 }).Run(1));
}
