namespace NeuralSeqGen.Keras.Tests.Import;

/// <summary>How weights start, in the forms of all versions; what is the default here is left out.</summary>
public sealed class InitializerTests
{
    [Theory]
    [InlineData("""{"class_name": "GlorotUniform", "config": {"seed": null}}""", "Dense(4)")]
    [InlineData("""{"class_name": "VarianceScaling", "config": {"scale": 1.0, "mode": "fan_avg", "distribution": "uniform", "seed": null}}""", "Dense(4)")]
    [InlineData("\"glorot_uniform\"", "Dense(4)")]
    [InlineData("null", "Dense(4)")]
    [InlineData("\"he_normal\"", "Dense(4, KernelInitializer = Initializer.HeNormal)")]
    [InlineData("\"zero\"", "Dense(4, KernelInitializer = Initializer.Zeros)")]
    [InlineData("\"normal\"", "Dense(4, KernelInitializer = Initializer.RandomNormal)")]
    [InlineData("""{"module": "keras.initializers", "class_name": "HeUniform", "config": {"seed": 3}, "registered_name": null}""", "Dense(4, KernelInitializer = Initializer.HeUniform)")]
    [InlineData("""{"class_name": "VarianceScaling", "config": {"scale": 2.0, "mode": "fan_in", "distribution": "truncated_normal"}}""", "Dense(4, KernelInitializer = Initializer.HeNormal)")]
    [InlineData("""{"class_name": "VarianceScaling", "config": {"scale": 0.5, "mode": "fan_in", "distribution": "uniform"}}""", "Dense(4, KernelInitializer = Initializer.LecunUniform, KernelInitializerValue = 0.5)")]
    [InlineData("""{"class_name": "RandomUniform", "config": {"minval": -0.25, "maxval": 0.25, "seed": null}}""", "Dense(4, KernelInitializer = Initializer.RandomUniform, KernelInitializerValue = 0.25)")]
    [InlineData("""{"class_name": "RandomNormal", "config": {"mean": 0.0, "stddev": 0.05}}""", "Dense(4, KernelInitializer = Initializer.RandomNormal)")]
    [InlineData("""{"class_name": "TruncatedNormal", "config": {"mean": 0.0, "stddev": 0.02}}""", "Dense(4, KernelInitializer = Initializer.TruncatedNormal, KernelInitializerValue = 0.02)")]
    [InlineData("""{"class_name": "Constant", "config": {"value": 0.5}}""", "Dense(4, KernelInitializer = Initializer.Constant, KernelInitializerValue = 0.5)")]
    [InlineData("""{"class_name": "OrthogonalInitializer", "config": {"gain": 1.5}}""", "Dense(4, KernelInitializer = Initializer.Orthogonal, KernelInitializerValue = 1.5)")]
    public void AnInitializerIsDeclared(string json, string expected)
    {
        var model = MadeModel.Sequential(Dense("kernel_initializer", json));
        Assert.Contains($"[{expected}]", model.Source, StringComparison.Ordinal);
        Assert.Empty(model.Notes);
    }

    [Theory]
    [InlineData("""{"class_name": "RandomUniform", "config": {"minval": 0.0, "maxval": 1.0}}""", "RandomUniform about another number than 0")]
    [InlineData("""{"class_name": "RandomNormal", "config": {"mean": 1.0, "stddev": 0.1}}""", "RandomNormal about another number than 0")]
    [InlineData("""{"class_name": "VarianceScaling", "config": {"scale": 1.0, "mode": "fan_out", "distribution": "uniform"}}""", "VarianceScaling by fan_out")]
    [InlineData("""{"class_name": "VarianceScaling", "config": {"scale": 1.0, "mode": "fan_avg", "distribution": "normal"}}""", "VarianceScaling of the distribution normal")]
    [InlineData("""{"class_name": "Own", "config": {}}""", "Own")]
    [InlineData("\"Linear) Evil\"", "Linear) Evil")]
    public void OneWithoutCounterpart_IsNoted(string json, string reason)
    {
        var model = MadeModel.Sequential(Dense("kernel_initializer", json));
        Assert.Contains("[Dense(4)]", model.Source, StringComparison.Ordinal);
        Assert.Equal($"The kernel initializer of Dense 'dense' is left out ({reason}); the weights of the file are taken anyhow.", Assert.Single(model.Notes));
    }

    [Fact]
    public void EachWeightHasItsOwn() => Assert.Contains(
        "[Gru(4, RecurrentInitializer = Initializer.GlorotUniform, BiasInitializer = Initializer.Ones)]",
        MadeModel.Sequential(
            """
            {"class_name": "GRU", "config": {"name": "gru", "trainable": true, "batch_input_shape": [null, 5, 3], "units": 4, "activation": "tanh", "recurrent_activation": "sigmoid", "use_bias": true, "reset_after": false,
             "kernel_initializer": "glorot_uniform", "recurrent_initializer": {"class_name": "GlorotUniform", "config": {}}, "bias_initializer": "ones"}}
            """, "2.4.0").Source, StringComparison.Ordinal);

    [Fact]
    public void AnEmbeddingHasTheLimitOfTheFile() => Assert.Contains(
        "[Embedding(7, 3, EmbeddingsInitializerValue = 0.1)]",
        MadeModel.Sequential("""{"class_name": "Embedding", "config": {"name": "embedding", "trainable": true, "batch_input_shape": [null, 5], "input_dim": 7, "output_dim": 3, "embeddings_initializer": {"class_name": "RandomUniform", "config": {"minval": -0.1, "maxval": 0.1}}}}""").Source, StringComparison.Ordinal);

    private static string Dense(string key, string value) =>
        $$$"""{"class_name": "Dense", "config": {"name": "dense", "trainable": true, "batch_input_shape": [null, 3], "units": 4, "activation": "linear", "use_bias": true, "{{{key}}}": {{{value}}}}}""";
}
