using NeuralSeqGen.Keras.Tests.Files;

namespace NeuralSeqGen.Keras.Tests.PyTorch;

/// <summary>Outputs that PyTorch itself computed, from its own weights in our layers.</summary>
public sealed class PyTorchWeightsTests
{
    private const double Tolerance = 1e-5;

    [Fact]
    public void AGruIsPyTorchs() => Check(new TorchGru(), "torch_gru", (model, x, y) => model.Predict(x, y));

    [Fact]
    public void AStackOfLstmsIsPyTorchs() => Check(new TorchLstm(), "torch_lstm_2layers", (model, x, y) => model.Predict(x, y));

    [Fact]
    public void ABidirectionalGruBehindAnEmbeddingIsPyTorchs() => Check(new TorchBiGru(), "torch_embedding_bigru", (model, x, y) => model.Predict([.. x.Select(id => (int)id)], y));

    [Fact]
    public void AttentionAndLayerNormalizationArePyTorchs() => Check(new TorchAttentive(), "torch_layernorm_mha", (model, x, y) => model.Predict(x, y));

    [Fact]
    public void ConvolutionsAndBatchNormalizationArePyTorchs() =>
        Check(new TorchConvolution(), "torch_conv_batchnorm", (model, x, y) =>
        {
            float[] stepsFirst = new float[y.Length];
            model.Predict(Swapped(x, 4, 12), stepsFirst);
            Swapped(stepsFirst, 3, 4).CopyTo(y, 0);
        });

    [Fact]
    public void TheReportSaysWhatWentWhere()
    {
        var model = new TorchGru();
        float[] before = model.Parameters.ToArray();
        var plan = PyTorchWeights.Plan(model, OracleFiles.Get("torch_gru.safetensors").Path);
        Assert.Equal(before, model.Parameters.ToArray());
        Assert.Equal(model.Weights.Select(weight => weight.Name), plan.Rows.Select(row => row.Weight));
        Assert.Equal(new PyTorchRow("gru.bias_ih_l0, gru.bias_hh_l0", "(18,)", "gru_1/bias", "(2, 18)", "rows of one, gates r z n to z r h"), plan.Rows[2]);
        Assert.Contains("fc.weight                      (3, 6)  -> dense_1/kernel         (6, 3)   transposed\n", plan.ToString(), StringComparison.Ordinal);
        Assert.Equal(["1.num_batches_tracked"], PyTorchWeights.Plan(new TorchConvolution(), OracleFiles.Get("torch_conv_batchnorm.safetensors").Path).Ignored);
    }

    [Fact]
    public void AMapPairsModulesAndLayersByName()
    {
        string path = OracleFiles.Get("torch_gru.safetensors").Path;
        var byOrder = new TorchGru();
        var byMap = new TorchGru();
        PyTorchWeights.Load(byOrder, path);
        PyTorchWeights.Load(byMap, path, new Dictionary<string, string> { ["gru"] = "gru_1", ["fc"] = "dense_1" });
        Assert.Equal(byOrder.Parameters.ToArray(), byMap.Parameters.ToArray());
        Refuses(byMap, path, "no entry for the module 'fc'", new Dictionary<string, string> { ["gru"] = "gru_1" });
        Refuses(byMap, path, "'nowhere', which the file does not have", new Dictionary<string, string> { ["gru"] = "gru_1", ["fc"] = "dense_1", ["nowhere"] = "dense_1" });
        Refuses(byMap, path, "'dense_2', which the model does not have", new Dictionary<string, string> { ["gru"] = "gru_1", ["fc"] = "dense_2" });
        Refuses(byMap, path, "does not fit 'gru_1'", new Dictionary<string, string> { ["gru"] = "dense_1", ["fc"] = "gru_1" });
        Refuses(byMap, path, "the layer 'dense_1' no module", new Dictionary<string, string> { ["gru"] = "gru_1", ["fc"] = "" });
    }

    [Fact]
    public void AGruThatResetsBeforeTheProductCannotHoldPyTorchs() => Refuses(new TorchGruResetBefore(), OracleFiles.Get("torch_gru.safetensors").Path, "give it ResetAfter = true");

    /// <summary>Weights of the names and extents of an Lstm do not make one.</summary>
    [Fact]
    public void ACellOfOnesOwnDoesNotTakeThoseOfPyTorchs()
    {
        using var file = new TestFile(PickleWriter.StateDict(
            ("rnn.weight_ih_l0", [8, 3], null, new float[24]), ("rnn.weight_hh_l0", [8, 2], null, new float[16]), ("rnn.bias_ih_l0", [8], null, new float[8]), ("rnn.bias_hh_l0", [8], null, new float[8])));
        Refuses(new TorchOwnCell(), file.Path, "no module fits 'rnn_1' (Unknown: kernel (3, 8)");
        Refuses(new TorchOwnCell(), file.Path, "does not fit 'rnn_1'", new Dictionary<string, string> { ["rnn"] = "rnn_1" });
        Assert.Equal([TorchKind.Unknown, TorchKind.Lstm, TorchKind.Gru, TorchKind.Rnn, TorchKind.Lstm], ModelLayers.Of(new TorchOwnCells()).Select(layer => layer.Kind));
    }

    /// <summary>A layer without biases does not show how it resets, so the module's missing biases become zeros of one that does.</summary>
    [Fact]
    public void AGruWithoutBiasesHasZeros()
    {
        using var file = new TestFile(PickleWriter.StateDict(
            ("gru.weight_ih_l0", [18, 4], null, new float[72]), ("gru.weight_hh_l0", [18, 6], null, new float[108]), ("fc.weight", [3, 6], null, new float[18]), ("fc.bias", [3], null, [1, 2, 3])));
        var model = new TorchGru();
        using (var edit = model.EditParameters())
        {
            edit.Values.Fill(9);
        }

        PyTorchWeights.Load(model, file.Path);
        Assert.Equal([.. new float[TorchGru.ParameterCount - 3], 1, 2, 3], model.Parameters.ToArray());
        Refuses(new TorchGruResetBefore(), file.Path, "give it ResetAfter = true");
    }

    [Fact]
    public void FilesOfOtherModelsListBothSides() =>
        Refuses(new TorchGru(), OracleFiles.Get("torch_lstm_2layers.safetensors").Path, "no module fits 'gru_1' (Gru: kernel (4, 18)");

    [Fact]
    public void FilesOfKerasAreNamed() => Refuses(new TorchGru(), OracleFiles.Get("seed_model1_k208.h5").Path, "nsg import");

    /// <summary>By hand: h = x W + b with W = [[1, 2], [3, 4]] transposed, both biases added; then two matrices in the order of the file.</summary>
    [Fact]
    public void TwinsComeInTheOrderOfTheFile()
    {
        using var file = new TestFile(PickleWriter.StateDict(
            ("rnn.weight_ih_l0", [2, 2], null, [1, 3, 2, 4]), ("rnn.weight_hh_l0", [2, 2], null, [0, 1, 1, 0]), ("rnn.bias_ih_l0", [2], null, [1, 2]), ("rnn.bias_hh_l0", [2], null, [10, 20]),
            ("second.weight", [2, 2], null, [1, 0, 1, 1]), ("second.bias", [2], null, [5, 6]), ("first.weight", [2, 2], null, [1, 2, 3, 4]), ("first.bias", [2], null, [7, 8])));
        var model = new TorchTwins();
        PyTorchWeights.Load(model, file.Path);
        Assert.Equal([1, 2, 3, 4, 0, 1, 1, 0, 11, 22, 1, 1, 0, 1, 5, 6, 1, 3, 2, 4, 7, 8], model.Parameters.ToArray());
        float[] y = new float[2];
        model.Predict([1, 1, 0, 0], y);

        // h1 = (1 + 3 + 11, 2 + 4 + 22) = (15, 28); h2 = (28 + 11, 15 + 22) = (39, 37); (39 + 5, 39 + 37 + 6) = (44, 82); (44 + 164 + 7, 132 + 328 + 8)
        Assert.Equal([215, 468], y);
    }

    [Fact]
    public void WeightsThatAreNotFiniteAreRefused()
    {
        using var file = new TestFile(PickleWriter.StateDict(
            ("rnn.weight_ih_l0", [2, 2], null, [1, 3, 2, 4]), ("rnn.weight_hh_l0", [2, 2], null, [0, 1, 1, 0]), ("rnn.bias_ih_l0", [2], null, [1, 2]), ("rnn.bias_hh_l0", [2], null, [10, 20]),
            ("a.weight", [2, 2], null, [1, 0, 1, 1]), ("a.bias", [2], null, [5, 6]), ("b.weight", [2, 2], null, [1, 2, float.NaN, 4]), ("b.bias", [2], null, [7, 8])));
        Refuses(new TorchTwins(), file.Path, "'b.weight' holds values that are not finite");
    }

    private static void Check<TModel>(TModel model, string name, Action<TModel, float[], float[]> predict)
        where TModel : ISequenceModel
    {
        var file = OracleFiles.Get($"{name}.safetensors");
        PyTorchWeights.Load(model, file.Path);
        var io = file.Tensors();
        float[] expected = io["output/0"].Values, y = new float[expected.Length];
        predict(model, io["input/x0"].Values, y);
        Assert.All(expected.Zip(y), pair => Assert.True(Math.Abs(pair.First - pair.Second) <= Tolerance + Tolerance * Math.Abs(pair.First), $"{pair.First} and {pair.Second}"));
    }

    private static void Refuses(ISequenceModel model, string path, string said, Dictionary<string, string>? map = null)
    {
        float[] before = model.Parameters.ToArray();
        var refusal = Assert.Throws<ModelFileException>(() => PyTorchWeights.Load(model, path, map));
        Assert.Contains(said, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, model.Parameters.ToArray());
    }

    // (n, rows, columns) to (n, columns, rows)
    private static float[] Swapped(float[] values, int rows, int columns) =>
        [.. values.Chunk(rows * columns).SelectMany(sample => Enumerable.Range(0, columns).SelectMany(column => Enumerable.Range(0, rows).Select(row => sample[row * columns + column])))];
}
