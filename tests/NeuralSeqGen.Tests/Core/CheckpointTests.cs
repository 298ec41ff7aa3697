using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen.Tests.Core;

public class CheckpointTests
{
    private static readonly OptimizerDefinition Full = new("sgd", 0.05, ["momentum"]) { UseEma = true, GradientAccumulationSteps = 3, ClipNorm = 0.5, SlotStart = [0.01f] };

    [Theory]
    [InlineData(false), InlineData(true)]
    public void Resume_FromCheckpoint_SameBitsAsUninterrupted(bool full)
    {
        var (x, y) = LinearData.Make(90);
        LinearModel New(long seed) => new(seed, dropout: 0.2f, optimizer: full ? Full with { UseEma = false } : null);
        var whole = New(4);
        whole.Fit(x, y, new() { Epochs = 5, BatchSize = 16 });
        var first = New(4);
        first.Fit(x, y, new() { Epochs = 2, BatchSize = 16 });
        byte[] file = first.Save(optimizer: true);
        // Another seed: everything that matters comes from the file.
        var second = New(99);
        var report = second.LoadWeights(file, new LoadOptions { IncludeOptimizer = true });
        Assert.Equal((2, 0, 0), (report.Loaded.Count, report.Missing.Count, report.Unused.Count));
        second.Fit(x, y, new() { Epochs = 5, InitialEpoch = 2, BatchSize = 16 });
        Assert.Equal(whole.Parameters.ToArray(), second.Parameters.ToArray());
        Assert.Equal(whole.Save(optimizer: true), second.Save(optimizer: true));
    }

    [Fact]
    public void Resume_SavedInACallback_SameBits()
    {
        var (x, y) = LinearData.Make(90);
        var files = new List<byte[]>();
        var whole = new LinearModel(4, dropout: 0.2f, optimizer: Full);
        whole.Fit(x, y, new() { Epochs = 4, BatchSize = 16, Callbacks = [new LambdaCallback { EpochEnd = c => files.Add(whole.Save(optimizer: true)) }] });
        var resumed = new LinearModel(5, dropout: 0.2f, optimizer: Full);
        resumed.LoadWeights(files[1], new LoadOptions { IncludeOptimizer = true });
        resumed.Fit(x, y, new() { Epochs = 4, InitialEpoch = 2, BatchSize = 16 });
        Assert.Equal(whole.Parameters.ToArray(), resumed.Parameters.ToArray());
    }

    [Fact]
    public void SaveBesideFit_HoldsTheStateBeforeIt()
    {
        var (x, y) = LinearData.Make(90);
        var model = new LinearModel(4);
        model.Fit(x, y);
        byte[] before = model.Save(optimizer: true);
        byte[]? beside = null, inside = null;
        model.Fit(x, y, new()
        {
            Callbacks = [new LambdaCallback { BatchEnd = _ => { new Crew(1, _ => beside = model.Save(optimizer: true)).Join(); inside = model.Save(optimizer: true); } }],
        });
        Assert.Equal(before, beside);
        Assert.NotEqual(before, inside);
        Assert.NotEqual(before, model.Save(optimizer: true));
    }

    [Fact]
    public void Load_WithoutOptimizerState_IsRefusedAndChangesNothing()
    {
        var model = new LinearModel(4);
        float[] before = model.Parameters.ToArray();
        byte[] file = new LinearModel(7).Save(optimizer: false);
        var exception = Assert.Throws<WeightFileException>(() => model.LoadWeights(file, new LoadOptions { IncludeOptimizer = true }));
        Assert.Contains("SaveOptions.IncludeOptimizer", exception.Message);
        Assert.Equal(before, model.Parameters.ToArray());
        model.LoadWeights(file);
        Assert.NotEqual(before, model.Parameters.ToArray());
    }

    [Fact]
    public void Load_OtherOptimizerOrArchitecture_IsRefused()
    {
        var model = new LinearModel(4);
        float[] before = model.Parameters.ToArray();
        byte[] rmsprop = new LinearModel(7, optimizer: new("rmsprop", 0.1, ["velocity"])).Save(optimizer: true);
        Assert.Contains("rmsprop", Assert.Throws<WeightFileException>(() => model.LoadWeights(rmsprop, new LoadOptions { IncludeOptimizer = true })).Message);
        byte[] other = new LinearModel(7, hash: "another").Save(optimizer: false);
        Assert.Contains("another architecture", Assert.Throws<WeightFileException>(() => model.LoadWeights(other)).Message);
        byte[] wide = new LinearModel(7, units: 4).Save(optimizer: false);
        Assert.Equal("dense_1/kernel", Assert.Throws<WeightFileException>(() => model.LoadWeights(wide)).Weight);
        Assert.Equal(before, model.Parameters.ToArray());
        Assert.Equal(2, model.LoadWeights(other, new LoadOptions { SkipMismatch = true }).Loaded.Count);
    }

    [Fact]
    public void Load_AnArchitectureWithMoreLayers_NamesWhatItHoldsMore()
    {
        var model = new LinearModel(4);
        var file = new MemoryStream();
        float[] bias = new float[3];
        var tensors = model.Core.Weights.Select(w => new SafetensorsTensor(w.Name, w.Shape.ToArray(), new float[w.Length]));
        SafetensorsWriter.Write(file, [.. tensors, new("dense_2/kernel", [3, 1], bias), new("dense_2/bias", [3], bias), new("optimizer/step", [3], bias)], WeightFile.Metadata("Body2", "longer", null));
        var exception = Assert.Throws<WeightFileException>(() => model.LoadWeights(file.ToArray()));
        Assert.Equal("NSG0501: Linear.LoadWeights: the file was written by Body2 of another architecture (longer, not linear-5-3): it also holds dense_2/kernel, dense_2/bias, for which Linear has no place. "
            + "Declare the layers as the file's model has them, or set LoadOptions.SkipMismatch to load what fits. No weight was changed.", exception.Message);
        Assert.Equal(["dense_2/kernel", "dense_2/bias"], model.LoadWeights(file.ToArray(), new LoadOptions { SkipMismatch = true }).Unused);
    }

    [Theory]
    [InlineData(float.NaN), InlineData(float.NegativeInfinity)]
    public void Load_NonFiniteOptimizerState_IsRefusedAndChangesNothing(float bad)
    {
        var (x, y) = LinearData.Make(90);
        var trained = new LinearModel(7);
        trained.Fit(x, y);
        byte[] file = Rewrite(trained.Save(optimizer: true), [], ("optimizer/momentum/dense_1/kernel", 4, bad));
        var model = new LinearModel(4);
        byte[] before = model.Save(optimizer: true);
        var exception = Assert.Throws<WeightFileException>(() => model.LoadWeights(file, new LoadOptions { IncludeOptimizer = true }));
        Assert.Contains("holds NaN or infinity in 'optimizer/momentum/dense_1/kernel', first at value 4: the training that wrote it had diverged.", exception.Message);
        Assert.Equal(before, model.Save(optimizer: true));
        model.LoadWeights(file);
        Assert.Equal(trained.Parameters.ToArray(), model.Parameters.ToArray());
    }

    [Fact]
    public void Load_LongMetadata_IsCutInTheSentence()
    {
        string longText = new('x', 10_000), shown = new string('x', FaultText.MaxPartLength - 1) + "…";
        byte[] file = new LinearModel(7).Save(optimizer: true);
        var model = new LinearModel(4);
        byte[] architecture = Rewrite(file, new() { ["model"] = longText, ["architecture"] = longText });
        Assert.Contains($"was written by {shown} of another architecture ({shown}, not linear-5-3)", Assert.Throws<WeightFileException>(() => model.LoadWeights(architecture)).Message);
        byte[] optimizer = Rewrite(file, new() { ["optimizer/name"] = longText });
        Assert.Contains($"the optimizer {shown}, but the model has sgd", Assert.Throws<WeightFileException>(() => model.LoadWeights(optimizer, new LoadOptions { IncludeOptimizer = true })).Message);
    }

    [Theory]
    [InlineData("optimizer/learning_rate_schedulef", "true", "has the key 'optimizer/learning_rate_schedulef' in its metadata, which no checkpoint has")]
    [InlineData("optimizer/learning_rate_scheduled", "trua", "has 'trua' for 'optimizer/learning_rate_scheduled', where 'true' or nothing stands")]
    [InlineData("optimizer/learning_rate", "1e39", "has no sound learning rate")]
    public void Load_DamagedKeys_AreRefused(string key, string value, string sentence)
    {
        byte[] file = new LinearModel(7).Save(optimizer: true);
        var model = new LinearModel(4);
        float[] before = model.Parameters.ToArray();
        var error = Assert.Throws<WeightFileException>(() => model.LoadWeights(Rewrite(file, new() { [key] = value }), new LoadOptions { IncludeOptimizer = true }));
        Assert.Contains(sentence, error.Message);
        Assert.Equal(before, model.Parameters.ToArray());
    }

    [Fact]
    public void Save_MetadataThatLooksLikeACheckpoints_IsRefusedBesideOne()
    {
        SaveOptions options = new() { IncludeOptimizer = true, Metadata = new Dictionary<string, string> { ["optimizer/note"] = "mine" } };
        Assert.Contains("'optimizer/note'", Assert.Throws<ArgumentException>(() => new LinearModel(7).SaveWeights(new MemoryStream(), options)).Message);
        new LinearModel(7).SaveWeights(new MemoryStream(), options with { IncludeOptimizer = false });
    }

    [Fact]
    public void Load_EveryTruncation_IsRefusedAndChangesNothing()
    {
        byte[] file = new LinearModel(7).Save(optimizer: true);
        var model = new LinearModel(4);
        float[] before = model.Parameters.ToArray();
        for (int length = 0; length < file.Length; length += 5)
        {
            Assert.Throws<WeightFileException>(() => model.LoadWeights(file.AsSpan(0, length), new LoadOptions { IncludeOptimizer = true }));
        }

        Assert.Equal(before, model.Parameters.ToArray());
    }

    [Fact]
    public void SaveAndLoad_Path_RoundTrips()
    {
        using var folder = new TemporaryFolder();
        string path = folder["weights.safetensors"];
        LinearModel a = new(4), b = new(5);
        a.SaveWeights(path, new SaveOptions { Metadata = new Dictionary<string, string> { ["note"] = "first" } });
        b.LoadWeights(path);
        Assert.Equal(a.Parameters.ToArray(), b.Parameters.ToArray());
        Assert.Equal("first", SafetensorsReader.Read(path).Metadata["note"]);
        Assert.Equal("linear-5-3", SafetensorsReader.Read(path).Metadata["architecture"]);
        Assert.Single(folder.Files);
    }

    /// <summary>The file with other strings, and another value at a place of some tensors.</summary>
    private static byte[] Rewrite(byte[] bytes, Dictionary<string, string> metadata, params (string Tensor, int Index, float Value)[] values)
    {
        using var file = SafetensorsReader.Read(bytes);
        var tensors = file.Tensors.Select(entry =>
        {
            float[] copy = new float[entry.Length];
            file.CopyTo(entry, copy);
            foreach (var (_, index, value) in values.Where(v => v.Tensor == entry.Name))
            {
                copy[index] = value;
            }

            return new SafetensorsTensor(entry.Name, entry.Shape, copy);
        }).ToList();
        var stream = new MemoryStream();
        SafetensorsWriter.Write(stream, tensors, file.Metadata.Where(pair => !metadata.ContainsKey(pair.Key)).Concat(metadata).ToDictionary());
        return stream.ToArray();
    }
}
