namespace NeuralSeqGen.Models.Tests;

/// <summary>What SaveWeights writes, LoadWeights reads, bit for bit.</summary>
public class SavedModelsComeBack
{
    private readonly float[,,] _x = RandomData.Floats(1, 40, 7, 3);
    private readonly float[,] _y = RandomData.Floats(2, 40, 2);

    [Fact]
    public void ThroughAFileAndThroughAStream()
    {
        using var folder = new TemporaryFolder();
        var model = Trained();
        model.SaveWeights(folder["weights.safetensors"]);
        var stream = new MemoryStream();
        model.SaveWeights(stream);
        Assert.Equal(File.ReadAllBytes(folder["weights.safetensors"]), stream.ToArray());
        Assert.Equal(["weights.safetensors"], folder.Files);
        Noisy one = new(seed: 8), other = new(seed: 9);
        var report = one.LoadWeights(folder["weights.safetensors"]);
        other.LoadWeights(stream.ToArray());
        Same.Bits(model.Parameters, one.Parameters, "file");
        Same.Bits(model.Parameters, other.Parameters, "stream");
        Same.Bits(Sequences.AsSpan(model.Predict(_x)), Sequences.AsSpan(one.Predict(_x)), "prediction");
        Assert.Equal(model.Weights.Select(w => w.Name), report.Loaded);
        Assert.Empty(report.Missing);
        Assert.Empty(report.Unused);
    }

    [Fact]
    public void Training_GoesOnFromACheckpointWithTheSameBits()
    {
        var whole = Trained();
        var file = new MemoryStream();
        whole.SaveWeights(file, new() { IncludeOptimizer = true });
        var resumed = new Noisy(seed: 99);
        resumed.LoadWeights(file.ToArray(), new() { IncludeOptimizer = true });
        Same.Bits(whole.Parameters, resumed.Parameters, "loaded weights");
        FitOptions options = new() { Epochs = 3, BatchSize = 16 };
        Assert.Equal(whole.Fit(_x, _y, options)["loss"], resumed.Fit(_x, _y, options)["loss"]);
        Same.Bits(whole.Parameters, resumed.Parameters, "weights after more training");
    }

    [Fact]
    public void Checkpoints_HoldTheStatesOfStatefulLayers()
    {
        float[,,] x = RandomData.Floats(3, 42, 3, 2), y = RandomData.Floats(4, 42, 3, 2);
        var whole = new Carrying(seed: 4);
        whole.Fit(x, y, new() { Epochs = 2, Shuffle = false });
        var file = new MemoryStream();
        whole.SaveWeights(file, new() { IncludeOptimizer = true });
        Carrying resumed = new(seed: 99), rolledBack = whole;
        resumed.Predict(x);
        resumed.LoadWeights(file.ToArray(), new() { IncludeOptimizer = true });
#pragma warning disable NSG0403 // the order of the samples resumes, too
        var losses = whole.Fit(x, y, new() { Epochs = 3, Shuffle = true })["loss"];
        Assert.Equal(losses, resumed.Fit(x, y, new() { Epochs = 3, Shuffle = true })["loss"]);
        Same.Bits(whole.Parameters, resumed.Parameters, "resumed in another model");

        rolledBack.LoadWeights(file.ToArray(), new() { IncludeOptimizer = true });
        Assert.Equal(losses, rolledBack.Fit(x, y, new() { Epochs = 3, Shuffle = true })["loss"]);
#pragma warning restore NSG0403
        Same.Bits(resumed.Parameters, rolledBack.Parameters, "rolled back in the same model");
    }

    [Fact]
    public void WeightsAlone_SetTheStatesToZero()
    {
        float[,,] x = RandomData.Floats(3, 42, 3, 2);
        Carrying model = new(seed: 4), fresh = new(seed: 4);
        var file = new MemoryStream();
        fresh.SaveWeights(file, new() { IncludeOptimizer = true });
        model.Predict(x);
        model.LoadWeights(file.ToArray());
        Same.Bits(Sequences.AsSpan(fresh.Predict(x)), Sequences.AsSpan(model.Predict(x)));
    }

    [Fact]
    public void Training_FromTheWeightsAlone_IsAnother()
    {
        var whole = Trained();
        var file = new MemoryStream();
        whole.SaveWeights(file);
        var resumed = new Noisy(seed: 99);
        resumed.LoadWeights(file.ToArray());
        whole.TrainOnBatch(_x, _y);
        resumed.TrainOnBatch(_x, _y);
        Assert.False(whole.Parameters.SequenceEqual(resumed.Parameters));
    }

    [Fact]
    public void AModelOfAnotherClass_TakesWeightsOfTheSameNamesAndMeaning()
    {
        var loop = new GruLoop(seed: 3);
        var file = new MemoryStream();
        loop.SaveWeights(file);
        var unrolled = new GruUnrolled(seed: 4);
        unrolled.LoadWeights(file.ToArray());
        Same.Bits(loop.Parameters, unrolled.Parameters);
        Assert.Equal(GruLoop.ArchitectureHash, GruUnrolled.ArchitectureHash);
    }

    [Fact]
    public void NamesMayBeMapped()
    {
        var wrapped = new Model1(seed: 3);
        var file = new MemoryStream();
        wrapped.SaveWeights(file);
        var plain = new Model2(seed: 4);
        plain.LoadWeights(file.ToArray(), new() { MapName = name => name.Replace("dense_1", "time_distributed_1", StringComparison.Ordinal) });
        Same.Bits(wrapped.Parameters, plain.Parameters);
    }

    private Noisy Trained()
    {
        var model = new Noisy(seed: 5) { LearningRate = 0.02 };
        model.Fit(_x, _y, new() { Epochs = 2, BatchSize = 16 });
        return model;
    }
}
