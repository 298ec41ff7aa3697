using System.Globalization;

namespace NeuralSeqGen.Tests;

public sealed class ResultsTests
{
    private static readonly Evaluation Example = new(0.12344, 100, ("accuracy", 0.98765), ("mean_absolute_error", 0.0004));

    private static EpochResult Epoch(int epoch, Evaluation? validation) => new(epoch, new Evaluation(epoch + 0.5, 10, ("accuracy", 0.1 * epoch)), validation, 1e-3, TimeSpan.FromSeconds(1));

    [Fact]
    public void An_evaluation_prints_as_Keras_does_in_any_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            Assert.Equal("loss: 0.1234 - accuracy: 0.9877 - mean_absolute_error: 4.0000e-04", Example.ToString());
            Assert.Equal("loss: 0.0000e+00", new Evaluation(0, 1).ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void An_epoch_prints_the_same_in_any_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            Assert.Equal("Epoch 2: loss: 1.5000 - accuracy: 0.1000 - lr: 0.001", Epoch(1, null).ToString());
            Assert.Contains("val_loss: 0.1234 - val_accuracy: 0.9877", Epoch(1, Example).ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Results_print_what_they_hold_in_any_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE") { NumberFormat = { NegativeSign = "~" } };
            string first = "Epoch 1: loss: 0.5000 - accuracy: 0.0000e+00 - lr: 0.001", second = "Epoch 2: loss: 1.5000 - accuracy: 0.1000 - val_loss: 0.1234 - val_accuracy: 0.9877 - val_mean_absolute_error: ";
            string history = new History([Epoch(0, null), Epoch(1, Example)], stoppedEarly: true).ToString();
            Assert.StartsWith($"{first}\n{second}", history);
            Assert.EndsWith(" - lr: 0.001\nStopped early.", history);
            Assert.Equal("No epoch was run.", new History([], stoppedEarly: false).ToString());
            Assert.Equal("2 weights loaded, missing in the file: dense_1/bias, unused: a, b", new LoadReport(["gru_1/kernel", "gru_1/bias"], ["dense_1/bias"], ["a", "b"]).ToString());
            Assert.Equal("1 weight loaded", new LoadReport(["gru_1/kernel"], [], []).ToString());
            Assert.Equal("7 to train, 1 to validate, 2 to test", Sequences.Split(10, 0.1, 0.2).ToString());
            Assert.Equal("8 to train, 2 to test", Sequences.KFold(10, 5)[0].ToString());
            Assert.Equal("Epoch 3/10, batch 4/8, 1521 samples/s, loss: 0.5000 - val_loss: 0.2500", new FitProgress(2, 10, 4, 8, 1520.6, new Evaluation(0.5, 1), new Evaluation(0.25, 1)).ToString());
            Assert.Contains("ValidationSplit = 0.5, ", new FitOptions { ValidationSplit = 0.5 }.ToString());
            Assert.Contains("Seed = -3", new FitOptions { Seed = -3 }.ToString());
            Assert.Equal("GenerateOptions { MaxLength = 0, BeamWidth = 1, Temperature = 0.5, Seed = -1, TopK = 0, TopP = 1, LengthPenalty = 0, RepetitionPenalty = 1, MinLength = 0, ForbiddenIds = 0, StopIds = 0, Prefixes = 0, OnId = none, OnSample = none, Cancellation = none }", new GenerateOptions { Temperature = 0.5, Seed = -1 }.ToString());
            Assert.Contains("-1 comes after -1.", Assert.Throws<ArgumentException>(() => new PiecewiseConstantDecay([-1, -1], [1, 1, 1])).Message);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Options_print_each_of_their_properties()
    {
        string text = new FitOptions { ClassWeight = new Dictionary<int, double> { [0] = 1, [2] = 3 }, Callbacks = [new EarlyStopping()], Progress = new ConsoleProgress() }.ToString();
        Assert.All(typeof(FitOptions).GetProperties(), property => Assert.Contains($" {property.Name} = ", text));
        Assert.Contains("ClassWeight = 2, ", text);
        Assert.Contains("Callbacks = 1, Progress = ConsoleProgress }", text);
        text = new GenerateOptions().ToString();
        Assert.All(typeof(GenerateOptions).GetProperties(), property => Assert.Contains($" {property.Name} = ", text));
    }

    [Fact]
    public void An_evaluation_gives_metrics_by_name_and_the_loss_as_loss()
    {
        Assert.Equal(0.98765, Example["accuracy"]);
        Assert.Equal(0.12344, Example["loss"]);
        Assert.Equal(["accuracy", "mean_absolute_error"], Example.Metrics.Keys);
        Assert.Contains("loss, accuracy, mean_absolute_error", Assert.Throws<KeyNotFoundException>(() => Example["recall"]).Message);
    }

    [Fact]
    public void A_history_gives_each_series_by_its_Keras_name()
    {
        var history = new History([Epoch(0, null), Epoch(1, new Evaluation(9, 5, ("accuracy", 0.7)))], stoppedEarly: true);
        Assert.Equal([0.5, 1.5], history["loss"]);
        Assert.Equal([0, 0.1], history["accuracy"]);
        Assert.Equal([9], history["val_loss"]);
        Assert.Equal([0.7], history["val_accuracy"]);
        Assert.Equal([1e-3, 1e-3], history["lr"]);
        Assert.Equal(1, history.Last.Epoch);
        Assert.True(history.StoppedEarly);
    }

    [Fact]
    public void A_history_names_the_series_it_has()
    {
        var error = Assert.Throws<KeyNotFoundException>(() => new History([Epoch(0, null)], false)["val_loss"]);
        Assert.Equal("There is no series 'val_loss': known are loss, accuracy, lr.", error.Message);
    }

    [Fact]
    public void An_empty_history_says_so()
    {
        var history = new History([], false);
        Assert.Throws<InvalidOperationException>(() => history.Last);
        Assert.Contains("no epoch", Assert.Throws<KeyNotFoundException>(() => history["loss"]).Message);
    }
}
