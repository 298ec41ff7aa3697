namespace NeuralSeqGen.Tests;

public sealed class OtherCallbacksTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_schedule_gets_the_epoch_and_the_present_rate()
    {
        var fit = new FakeFit(new LearningRateScheduler((epoch, rate) => epoch < 2 ? rate : rate * 0.5)).Run(1, 1, 1, 1);
        Assert.Equal([1, 1, 0.5, 0.25], fit.LearningRates);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-1)]
    public void A_rate_that_is_no_rate_is_refused(double rate) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new FakeFit(new LearningRateScheduler((_, _) => rate)).Run(1));

    [Fact]
    public void The_log_has_a_header_sorted_names_and_NA_where_there_was_no_validation()
    {
        new FakeFit(new CsvLogger(_folder["log.csv"])).Run(null, 0.5);
        Assert.Equal(
            ["epoch,accuracy,learning_rate,loss,val_accuracy,val_loss", "0,0,1,0,NA,NA", "1,0.5,1,0.5,0.5,0.5"],
            File.ReadAllLines(_folder["log.csv"]));
    }

    [Fact]
    public void A_log_is_replaced_or_gone_on_with_as_asked()
    {
        new FakeFit(new CsvLogger(_folder["log.csv"]) { Separator = ";" }) { HasValidation = false }.Run(1, 2);
        new FakeFit(new CsvLogger(_folder["log.csv"]) { Separator = ";", Append = true }) { HasValidation = false }.Run(3);
        Assert.Equal(["epoch;accuracy;learning_rate;loss", "0;1;1;1", "1;2;1;2", "0;3;1;3"], File.ReadAllLines(_folder["log.csv"]));
        new FakeFit(new CsvLogger(_folder["log.csv"])) { HasValidation = false }.Run(4);
        Assert.Equal(2, File.ReadAllLines(_folder["log.csv"]).Length);
    }

    [Fact]
    public void Lambdas_are_called_in_the_order_of_training()
    {
        var calls = new List<string>();
        new FakeFit(new LambdaCallback
        {
            TrainBegin = _ => calls.Add("train begin"),
            EpochBegin = c => calls.Add($"epoch {c.Epoch} begin"),
            BatchEnd = _ => calls.Add("batch end"),
            EpochEnd = c => calls.Add($"epoch end {c.Validation!.Loss}"),
            TrainEnd = _ => calls.Add("train end"),
        }).Run(7);
        Assert.Equal(["train begin", "epoch 0 begin", "batch end", "epoch end 7", "train end"], calls);
    }

    [Fact]
    public void A_callback_without_lambdas_does_nothing() => Assert.Null(new FakeFit(new LambdaCallback()).Run(1, 2).StoppedAt);
}
