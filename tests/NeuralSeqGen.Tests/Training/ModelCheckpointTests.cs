namespace NeuralSeqGen.Tests;

public sealed class ModelCheckpointTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_epoch_is_saved_under_its_number_and_loss_in_Keras_format()
    {
        new FakeFit(new ModelCheckpoint(_folder["w-{epoch:02d}-{val_loss:.2f}.safetensors"])).Run(1, 0.505, 2);
        Assert.Equal(["w-01-1.00.safetensors", "w-02-0.51.safetensors", "w-03-2.00.safetensors"], _folder.Files);
    }

    [Fact]
    public void NET_formats_work_too()
    {
        new FakeFit(new ModelCheckpoint(_folder["{epoch}-{accuracy:F1}-{loss:.1e}"])).Run(0.26);
        Assert.Equal(["1-0.3-2.6e-01"], _folder.Files);
    }

    [Fact]
    public void Only_better_epochs_are_saved_if_asked_for()
    {
        var fit = new FakeFit(new ModelCheckpoint(_folder["best"]) { SaveBestOnly = true }).Run(3, 1, 2, double.NaN, 0.5);
        Assert.Equal(3, fit.Model.SavedPaths.Count);
        float[] saved = new float[6];
        var file = SafetensorsReader.Read(_folder["best"]);
        file.CopyTo(file.Find("dense_1/kernel")!, saved);
        Assert.All(saved, value => Assert.Equal(4, value));
    }

    [Fact]
    public void The_best_value_outlives_a_Fit_as_in_Keras()
    {
        var callback = new ModelCheckpoint(_folder["best"]) { SaveBestOnly = true };
        new FakeFit(callback).Run(1);
        Assert.Empty(new FakeFit(callback).Run(2, 3).Model.SavedPaths);
        Assert.Single(new FakeFit(callback).Run(0.5).Model.SavedPaths);
    }

    [Fact]
    public void Without_validation_it_saves_every_epoch_but_cannot_save_the_best()
    {
        Assert.Equal(2, new FakeFit(new ModelCheckpoint(_folder["all"])) { HasValidation = false }.Run(1, 2).Model.SavedPaths.Count);
        var fit = new FakeFit(new ModelCheckpoint(_folder["best"]) { SaveBestOnly = true }) { HasValidation = false };
        Assert.Contains("ModelCheckpoint monitors 'val_loss'", Assert.Throws<InvalidOperationException>(() => fit.Run(1)).Message);
    }

    [Fact]
    public void Folders_are_made_and_options_handed_on()
    {
        var options = new SaveOptions { IncludeOptimizer = true };
        var fit = new FakeFit(new ModelCheckpoint(_folder[Path.Combine("a", "b", "w")]) { Options = options }).Run(1);
        Assert.Same(options, fit.Model.LastSaveOptions);
        Assert.Equal(["w"], _folder.Files);
    }

    [Fact]
    public void An_unknown_placeholder_is_named_with_the_known_ones()
    {
        var error = Assert.Throws<InvalidOperationException>(() => new FakeFit(new ModelCheckpoint(_folder["{mape}"])).Run(1));
        Assert.Contains("'{mape}'", error.Message);
        Assert.Contains("epoch, loss, accuracy, val_loss", error.Message);
    }

    [Fact]
    public void An_empty_path_is_refused() => Assert.Throws<ArgumentException>("path", () => new ModelCheckpoint(" "));
}
