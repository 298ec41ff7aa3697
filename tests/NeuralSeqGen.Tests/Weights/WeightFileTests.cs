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

    [Theory]
    [InlineData("model"), InlineData("architecture"), InlineData("optimizer/name"), InlineData("optimizer/seed")]
    public void Keys_of_the_format_are_refused_whatever_is_saved(string key)
    {
        foreach (bool withOptimizer in (bool[])[false, true])
        {
            var error = Assert.Throws<ArgumentException>(() => WeightFile.Metadata("Model1", "abc", new() { IncludeOptimizer = withOptimizer, Metadata = new Dictionary<string, string> { [key] = "x" } }));
            Assert.StartsWith($"SaveOptions.Metadata cannot set '{key}': 'model', 'architecture' and the keys of checkpoints, 'optimizer/…', are the format's own. Take another key.", error.Message);
        }
    }

    [Fact]
    public void A_null_in_the_metadata_is_named_as_such()
    {
        var error = Assert.Throws<ArgumentException>(() => WeightFile.Metadata("Model1", "abc", new() { Metadata = new Dictionary<string, string> { ["epoch"] = null! } }));
        Assert.StartsWith("SaveOptions.Metadata['epoch'] is null. Leave the key out, or give it a text.", error.Message);
        Assert.DoesNotContain("format's own", error.Message);
    }

    [Fact]
    public void Where_nothing_fits_skipping_is_refused()
    {
        var skip = new LoadOptions { SkipMismatch = true };
        var names = Assert.Throws<WeightFileException>(() => Load(File(Tensor("rnn/kernel", 1, 6), Tensor("rnn/bias", 6)), skip));
        Assert.Equal("NSG0501: Model1.LoadWeights: none of the model's 2 weights fits: the file (written by model Other) has no tensor 'gru_1/kernel' for the weight 'gru_1/kernel'; it holds rnn/kernel, rnn/bias. Map the names with LoadOptions.MapName. No weight was changed.", names.Message);
        var shapes = Assert.Throws<WeightFileException>(() => Load(File(Tensor("gru_1/kernel", 1, 9), Tensor("gru_1/bias", 9)), skip));
        Assert.Equal("NSG0501: Model1.LoadWeights: none of the model's 2 weights fits: 'gru_1/kernel' is (1, 6) but the file has (1, 9). No weight was changed.", shapes.Message);
        Assert.All(_parameters, p => Assert.Equal(-1, p));
        Assert.Empty(WeightFile.Load(File(Tensor("a", 1)), "M", [], [], skip).Loaded);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.NegativeInfinity)]
    public void Weights_that_are_no_numbers_refuse_the_file(float value)
    {
        var bias = new SafetensorsTensor("gru_1/bias", [6], new float[] { 1, 2, 3, value, 5, value });
        var error = Refused(File(Tensor("gru_1/kernel", 1, 6), bias));
        Assert.Contains("'gru_1/bias' in the file holds NaN or infinity, first at value 3", error.Message);
        Assert.Equal("gru_1/bias", error.Weight);
        Assert.Throws<WeightFileException>(() => Load(File(Tensor("gru_1/kernel", 1, 6), bias), new() { SkipMismatch = true }));
        Assert.Equal(["gru_1/kernel"], Load(File(Tensor("gru_1/kernel", 1, 6), bias with { Name = "gru_2/bias" }), new() { SkipMismatch = true }).Loaded);
    }

    [Fact]
    public void A_value_that_is_no_number_is_found_far_behind()
    {
        float[] values = new float[40_000];
        values[^1] = float.PositiveInfinity;
        var file = File(new SafetensorsTensor("a", [40_000], values), Tensor("b", 3));
        Assert.Equal((39_999, -1), (file.IndexOfNonFinite(file.Tensors[0]), file.IndexOfNonFinite(file.Tensors[1])));
    }

    [Fact]
    public void The_files_metadata_is_in_the_report()
    {
        var stream = new MemoryStream();
        SafetensorsWriter.Write(stream, [.. WeightFile.Tensors(Weights, new float[12])], WeightFile.Metadata("Other", "hash", new() { Metadata = new Dictionary<string, string> { ["epoch"] = "3" } }));
        var report = Load(SafetensorsReader.Read(stream.ToArray()));
        Assert.Equal(("Other", "hash", "3"), (report.Metadata["model"], report.Metadata["architecture"], report.Metadata["epoch"]));
        Assert.Equal("3", WeightFiles.ReadMetadata(stream.ToArray())["epoch"]);
        Assert.Empty(new LoadReport([], [], []).Metadata);
    }

    [Fact]
    public void Long_names_in_a_file_are_cut_in_the_sentence()
    {
        var error = Refused(File([.. Enumerable.Range(0, 9).Select(i => Tensor(new string('n', 900) + i, 2))]));
        Assert.InRange(error.Message.Length, 200, 700);
        Assert.Contains("nnn…, nnn", error.Message);
    }

    [Fact]
    public void Numbers_in_sentences_do_not_depend_on_the_culture()
    {
        var before = System.Globalization.CultureInfo.CurrentCulture;
        var culture = (System.Globalization.CultureInfo)System.Globalization.CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NegativeSign = "minus";
        System.Globalization.CultureInfo.CurrentCulture = culture;
        try
        {
            var error = Assert.Throws<WeightFileException>(() => SafetensorsReader.Read(SafetensorsBytes.Of($"{{{SafetensorsBytes.Entry("a", "-1", 0, 4)}}}", 4)));
            Assert.Contains("has the extent -1", error.Message);
            Assert.Contains("is -7, outside", Assert.Throws<LabelOutOfRangeException>(() => Sequences.ToCategorical([-7], 2)).Message);
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }
}
