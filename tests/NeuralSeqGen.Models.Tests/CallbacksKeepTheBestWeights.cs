namespace NeuralSeqGen.Models.Tests;

/// <summary>EarlyStopping and ModelCheckpoint around a real training whose learning rate spoils it after the third epoch.</summary>
public class CallbacksKeepTheBestWeights
{
    private const int Best = 2;
    private readonly float[,,] _x = RandomData.Floats(1, 60, 5, 3);
    private readonly float[,,] _y = RandomData.Floats(2, 60, 5, 2);
    private readonly Smooth _model = new(seed: 1);
    private readonly List<float[]> _weights = [];

    [Fact]
    public void EarlyStopping_RestoresThem()
    {
        var history = Fit(new EarlyStopping { Patience = 2, RestoreBestWeights = true });
        Assert.True(history.StoppedEarly);
        Assert.Equal(Best + 3, history.Epochs.Count);
        Assert.Equal(history["val_loss"].Min(), history["val_loss"][Best]);
        Same.Bits(_weights[Best], _model.Parameters);
        Assert.Equal(history["val_loss"][Best], _model.Evaluate(_x, _y).Loss, 1e-6);
    }

    [Fact]
    public void EarlyStopping_WithoutRestoring_KeepsTheLast()
    {
        Fit(new EarlyStopping { Patience = 2 });
        Same.Bits(_weights[^1], _model.Parameters);
    }

    [Fact]
    public void ModelCheckpoint_SavesThem()
    {
        using var folder = new TemporaryFolder();
        Fit(new ModelCheckpoint(folder["best.safetensors"]) { SaveBestOnly = true });
        Assert.Equal(["best.safetensors"], folder.Files);
        var loaded = new Smooth();
        loaded.LoadWeights(folder["best.safetensors"]);
        Same.Bits(_weights[Best], loaded.Parameters);
    }

    [Fact]
    public void ModelCheckpoint_SavesEveryEpoch()
    {
        using var folder = new TemporaryFolder();
        Fit(new ModelCheckpoint(folder["{epoch:02d}.safetensors"]));
        Assert.Equal(Enumerable.Range(1, 8).Select(epoch => $"{epoch:00}.safetensors"), folder.Files);
        var loaded = new Smooth();
        loaded.LoadWeights(folder["05.safetensors"]);
        Same.Bits(_weights[4], loaded.Parameters);
    }

    private History Fit(TrainingCallback callback) => _model.Fit(_x, _y, new()
    {
        Epochs = 8, BatchSize = 20,
        Callbacks =
        [
            new LearningRateScheduler((epoch, _) => epoch <= Best ? 0.05 : 8),
            new LambdaCallback { EpochEnd = context => _weights.Add(context.Model.Parameters.ToArray()) },
            callback,
        ],
    }, validationData: (_x, _y));
}
