using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen.Tests.Core;

/// <summary>What stays right when layers are frozen, batches are left out, or nothing is trained at all.</summary>
public class TrainingStateTests
{
    private static readonly OptimizerDefinition Averaging = new("sgd", 0.001, ["momentum"]) { UseEma = true, EmaMomentum = 0.99 };
    private readonly float[,] _x;
    private readonly float[,] _y;

    public TrainingStateTests() => (_x, _y) = LinearData.Make(48);

    [Fact]
    public void UseEma_FrozenThenTrained_StaysNearTheWeights()
    {
        var model = new LinearModel(seed: 4, optimizer: Averaging);
        using (var edit = model.EditParameters())
        {
            edit.Values.Fill(5f);
        }

        IParameterStore store = model.Core;
        store.SetLayerTrainable("dense_1", false);
        model.Fit(_x, _y, new() { BatchSize = 16 });
        store.SetLayerTrainable("dense_1", true);
        model.Fit(_x, _y, new() { BatchSize = 16 });
        Assert.All(model.Parameters.ToArray(), v => Assert.InRange(v, 4.5f, 5.5f));
        Assert.Contains(model.Parameters.ToArray(), v => v != 5f);
    }

    [Fact]
    public void UseEma_FitWithoutABatch_KeepsTheWeights()
    {
        var model = new LinearModel(seed: 4, optimizer: Averaging);
        model.Fit(_x, _y, new() { BatchSize = 16 });
        using (var edit = model.EditParameters())
        {
            edit.Values.Fill(5f);
        }

        model.Fit(_x, _y, new() { Epochs = 0 });
        model.Fit(_x, _y, cancellation: new CancellationToken(canceled: true));
        Assert.All(model.Parameters.ToArray(), v => Assert.Equal(5f, v));
    }

    [Fact]
    public void EveryBatchSkipped_LossIsNaN_AndNoImprovement()
    {
        var model = new LinearModel(seed: 4);
        for (int i = 0; i < 48; i++)
        {
            _x[i, 0] = float.NaN;
        }

        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var history = model.Fit(_x, _y, new()
        {
            Epochs = 9, NonFinite = NonFiniteHandling.SkipBatch,
            Callbacks = [new EarlyStopping { Monitor = "loss", Patience = 3 }, new ModelCheckpoint(path) { Monitor = "loss", SaveBestOnly = true }, new ReduceLROnPlateau { Monitor = "loss", Patience = 2, Factor = 0.5 }],
        });
        Assert.Equal((3, true), (history.Epochs.Count, history.StoppedEarly));
        Assert.True(double.IsNaN(history.Last.Training.Loss) && double.IsNaN(history.Last.Training["mean_absolute_error"]));
        Assert.Equal(0, history.Last.Training.Samples);
        Assert.False(File.Exists(path));
        Assert.Equal(0.025, model.LearningRate, 1e-12);
    }

    [Fact]
    public void SetLayerTrainable_Fails_GateIsFree()
    {
        var model = new LinearModel(seed: 4);
        IParameterStore store = model.Core;
        Assert.Throws<ArgumentNullException>(() => store.SetLayerTrainable(null!, true));
        model.Fit(_x, _y);
    }

    [Theory]
    [InlineData(3), InlineData(int.MaxValue)]
    public void ClassWeight_LabelBeyondTheClasses_IsRefused(int label)
    {
        var model = new LinearModel(seed: 4);
        var exception = Assert.Throws<ArgumentException>(() => model.Fit(_x, _y, new() { ClassWeight = new Dictionary<int, double> { [label] = 2 } }));
        Assert.Contains(FormattableString.Invariant($"names the label {label}, but the output 'dense_1' has 3 classes"), exception.Message);
        model.Fit(_x, _y, new() { ClassWeight = new Dictionary<int, double> { [2] = 2 } });
    }

    [Fact]
    public void Length_BeyondInt_IsRefusedByName()
    {
        var check = new ArgumentCheck(new LinearModel().Core.Definition, [], []);
        Assert.Equal(int.MaxValue, check.Length("Fit", "x", int.MaxValue));
        Assert.Contains("Linear.Fit: 'x' holds 2147483648 values", Assert.Throws<ArgumentException>(() => check.Length("Fit", "x", 1L + int.MaxValue)).Message);
    }

    [Fact]
    public void NonFinite_InValidationData_IsTreatedAsInTraining()
    {
        var (x, y) = LinearData.Make(16);
        x[3, 0] = float.NaN;
        History Fit(NonFiniteHandling handling) => new LinearModel(seed: 4).Fit(_x, _y, new() { BatchSize = 8, NonFinite = handling }, (x, y));
        Assert.Throws<NonFiniteValueException>(() => Fit(NonFiniteHandling.Throw));
        Assert.True(double.IsNaN(Fit(NonFiniteHandling.Continue).Last.Validation!.Loss));
        var skipped = Fit(NonFiniteHandling.SkipBatch).Last.Validation!;
        Assert.Equal(8, skipped.Samples);
        Assert.True(double.IsFinite(skipped.Loss));
    }
}
