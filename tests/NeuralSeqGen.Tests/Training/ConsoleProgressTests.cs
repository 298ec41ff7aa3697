namespace NeuralSeqGen.Tests;

public sealed class ConsoleProgressTests : IDisposable
{
    private readonly StringWriter _output = new() { NewLine = "\n" };
    private long _now;

    public void Dispose() => _output.Dispose();

    private static FitProgress At(int batch, Evaluation? validation = null, int epoch = 0) =>
        new(epoch, 3, batch, 4, 250, new Evaluation(0.5, 500, ("accuracy", 0.75)), validation);

    [Fact]
    public void A_writer_gets_one_line_per_epoch()
    {
        var progress = new ConsoleProgress(_output);
        for (int epoch = 0; epoch < 2; epoch++)
        {
            for (int batch = 1; batch <= 4; batch++)
            {
                progress.Report(At(batch, batch == 4 && epoch == 1 ? new Evaluation(0.6, 10, ("accuracy", 0.7)) : null, epoch));
            }
        }

        Assert.Equal(
            "Epoch 1/3 - 2.0s - 250 samples/s - loss: 0.5000 - accuracy: 0.7500\n"
            + "Epoch 2/3 - 2.0s - 250 samples/s - loss: 0.5000 - accuracy: 0.7500 - val_loss: 0.6000 - val_accuracy: 0.7000\n",
            _output.ToString());
    }

    [Fact]
    public void A_console_line_is_rewritten_and_covered_by_the_next()
    {
        var progress = new ConsoleProgress(_output, () => 200, () => _now += 1000);
        progress.Report(At(2));
        progress.Report(At(4));
        string[] parts = _output.ToString().Split('\r');
        Assert.Equal("Epoch 1/3 2/4 [===============>..............] 250 samples/s - loss: 0.5000 - accuracy: 0.7500", parts[1]);
        Assert.Equal("Epoch 1/3 - 2.0s - 250 samples/s - loss: 0.5000 - accuracy: 0.7500", parts[2].TrimEnd());
        Assert.Equal(parts[1].Length + 1, parts[2].Length);
        Assert.EndsWith("\n", parts[2]);
    }

    [Fact]
    public void A_console_is_not_rewritten_more_than_ten_times_a_second()
    {
        var progress = new ConsoleProgress(_output, () => 200, () => _now);
        for (_now = 0; _now < 1000; _now++)
        {
            progress.Report(At(1));
        }

        Assert.Equal(10, _output.ToString().Count(c => c == '\r'));
    }

    [Fact]
    public void A_rewritten_line_stays_narrower_than_the_console()
    {
        var progress = new ConsoleProgress(_output, () => 40, () => _now);
        progress.Report(At(1));
        Assert.Equal(1 + 39, _output.ToString().Length);
    }

    [Fact]
    public void Reports_between_epochs_allocate_nothing_for_a_writer()
    {
        var progress = new ConsoleProgress(_output);
        var report = At(1);
        progress.Report(report);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
        {
            progress.Report(report);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
