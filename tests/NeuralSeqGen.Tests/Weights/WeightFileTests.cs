namespace NeuralSeqGen.Tests;

public sealed class WeightFileTests
{
    private static readonly WeightInfo[] Weights =
    [
        new("gru_1/kernel", "gru_1", 0, 6, true) { Shape = [1, 6] },
        new("gru_1/bias", "gru_1", 6, 6, true) { Shape = [6] },
    ];

    private readonly float[] _parameters = [.. Enumerable.Repeat(-1f, 12)];

    private static SafetensorsFile File(params SafetensorsTensor[] tensors)
    {
        var stream = new MemoryStream();
        SafetensorsWriter.Write(stream, tensors, WeightFile.Metadata("Other", "hash", null));
        return SafetensorsReader.Read(stream.ToArray());
    }

    private static SafetensorsTensor Tensor(string name, params int[] shape) =>
        new(name, shape, Enumerable.Range(1, shape.Aggregate(1, (a, b) => a * b)).Select(i => (float)i).ToArray());

    private LoadReport Load(SafetensorsFile file, LoadOptions? options = null) => WeightFile.Load(file, "Model1", Weights, _parameters, options);

    private WeightFileException Refused(SafetensorsFile file)
    {
        var error = Assert.Throws<WeightFileException>(() => Load(file));
        Assert.All(_parameters, p => Assert.Equal(-1, p));
        Assert.StartsWith("NSG0501: Model1.LoadWeights: ", error.Message);
        Assert.EndsWith("No weight was changed.", error.Message);
        return error;
    }

    [Fact]
    public void Saved_weights_are_loaded_by_name()
    {
        float[] saved = [.. Enumerable.Range(0, 12).Select(i => i + 0.5f)];
        var report = Load(File([.. WeightFile.Tensors(Weights, saved)]));
        Assert.Equal(saved, _parameters);
        Assert.Equal(["gru_1/kernel", "gru_1/bias"], report.Loaded);
        Assert.Empty(report.Missing);
        Assert.Empty(report.Unused);
    }

    [Fact]
    public void A_missing_weight_refuses_the_file_and_names_what_it_holds()
    {
        var error = Refused(File(Tensor("gru_1/kernel", 1, 6), Tensor("gru/bias", 6)));
        Assert.Contains("no tensor 'gru_1/bias'", error.Message);
        Assert.Contains("it holds gru_1/kernel, gru/bias", error.Message);
        Assert.Contains("written by model Other", error.Message);
        Assert.Equal("gru_1/bias", error.Weight);
    }

    [Fact]
    public void Another_shape_refuses_the_file_with_both_shapes()
    {
        var error = Refused(File(Tensor("gru_1/kernel", 2, 3), Tensor("gru_1/bias", 6)));
        Assert.Contains("'gru_1/kernel' is (1, 6) but the file has (2, 3)", error.Message);
    }

    [Fact]
    public void A_GRU_of_the_other_kind_names_the_property_to_set()
    {
        Assert.Contains("set ResetAfter = true on [Gru] 'gru_1'", Refused(File(Tensor("gru_1/kernel", 1, 6), Tensor("gru_1/bias", 2, 6))).Message);
        WeightInfo[] after = [new("g/bias", "g", 0, 12, true) { Shape = [2, 6] }];
        var error = Assert.Throws<WeightFileException>(() => WeightFile.Load(File(Tensor("g/bias", 6)), "M", after, _parameters, null));
        Assert.Contains("set ResetAfter = false on [Gru] 'g'", error.Message);
    }

    [Fact]
    public void Another_element_type_refuses_the_file()
    {
        var file = SafetensorsReader.Read(SafetensorsBytes.Of($"{{{SafetensorsBytes.Entry("gru_1/kernel", "1,6", 0, 12, "F16")}}}", 12));
        Assert.Contains("holds F16", Refused(file).Message);
    }

    [Fact]
    public void Mismatches_can_be_skipped_and_are_reported()
    {
        var report = Load(File(Tensor("gru_1/kernel", 2, 3), Tensor("gru_1/bias", 6), Tensor("dense_1/bias", 2), Tensor("optimizer/step", 1)), new() { SkipMismatch = true });
        Assert.Equal(["gru_1/bias"], report.Loaded);
        Assert.Equal(["gru_1/kernel"], report.Missing);
        Assert.Equal(["gru_1/kernel", "dense_1/bias"], report.Unused);
        Assert.Equal([-1, -1, -1, -1, -1, -1, 1, 2, 3, 4, 5, 6], _parameters);
    }

    [Fact]
    public void Names_can_be_mapped_to_those_of_the_file()
    {
        var report = Load(File(Tensor("rnn.kernel", 1, 6), Tensor("rnn.bias", 6)), new() { MapName = name => name.Replace("gru_1/", "rnn.") });
        Assert.Equal(["gru_1/kernel", "gru_1/bias"], report.Loaded);
        Assert.Empty(report.Unused);
    }

    [Fact]
    public void The_callers_metadata_is_kept_but_cannot_replace_the_models()
    {
        var metadata = WeightFile.Metadata("Model1", "abc", new() { Metadata = new Dictionary<string, string> { ["epoch"] = "3" } });
        Assert.Equal(("Model1", "abc", "3"), (metadata["model"], metadata["architecture"], metadata["epoch"]));
        Assert.Throws<ArgumentException>(() => WeightFile.Metadata("Model1", "abc", new() { Metadata = new Dictionary<string, string> { ["model"] = "x" } }));
    }
}
