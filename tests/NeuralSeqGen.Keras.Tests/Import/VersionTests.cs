using NeuralSeqGen.Keras.Files;

namespace NeuralSeqGen.Keras.Tests.Import;

/// <summary>What the same words mean in the versions of Keras.</summary>
public sealed class VersionTests
{
    private const string Gru = """{"class_name": "GRU", "config": {"name": "gru_1", "trainable": true, "batch_input_shape": [null, 5, 3], "units": 4, "activation": "tanh", "recurrent_activation": "hard_sigmoid", "use_bias": true, "return_sequences": false}}""";

    [Theory]
    [InlineData("1.2.2", "ClassicHardSigmoid")]
    [InlineData("2.0.8", "ClassicHardSigmoid")]
    [InlineData("2.15.0", "ClassicHardSigmoid")]
    [InlineData("3.0.0", "HardSigmoid")]
    [InlineData(null, "HardSigmoid")]
    public void HardSigmoid_HasTheSlopeOfItsVersion(string? version, string expected) =>
        Assert.Contains($"RecurrentActivation = Activation.{expected}", MadeModel.Sequential(Gru, version).Source, StringComparison.Ordinal);

    [Theory]
    [InlineData("2.0.8", false)]
    [InlineData("3.0.0", true)]
    public void AGruThatDoesNotSay_ResetsAsItsVersionDoes(string version, bool isAfter) =>
        Assert.Equal(isAfter, MadeModel.Sequential(Gru, version).Source.Contains("ResetAfter = true", StringComparison.Ordinal));

    [Fact]
    public void ABiasOfTwoRows_SaysResetAfter()
    {
        var weights = new NamedWeights([new("gru_1", [MadeModel.Array("kernel", [3, 12], new float[36]), MadeModel.Array("recurrent_kernel", [4, 12], new float[48]), MadeModel.Array("bias", [2, 12], new float[24])])]);
        Assert.Contains("ResetAfter = true", MadeModel.Sequential(Gru, "2.1.0", weights).Source, StringComparison.Ordinal);
    }

    [Fact]
    public void TimeDistributedDense_IsDense()
    {
        string source = MadeModel.Sequential("""{"class_name": "TimeDistributedDense", "config": {"name": "timedistributeddense_1", "trainable": true, "batch_input_shape": [null, 5, 3], "output_dim": 2, "init": "glorot_uniform", "activation": "linear", "bias": true, "input_dim": 3}}""", "1.0.4").Source;
        Assert.Contains("[Dense(2)]", source, StringComparison.Ordinal);
    }

    [Fact]
    public void DefaultsAndCountedNames_AreLeftOut() => Assert.Contains(
        "[Input(5, 3)]\n[Gru(4, RecurrentActivation = Activation.ClassicHardSigmoid)]\npublic sealed partial class Made;", MadeModel.Sequential(Gru, "2.0.8").Source, StringComparison.Ordinal);

    [Fact]
    public void ALayerAsActivation_StandsBehind()
    {
        const string Dense = """{"class_name": "Dense", "config": {"name": "dense", "trainable": true, "batch_input_shape": [null, 5, 3], "units": 4, "activation": {"class_name": "LeakyReLU", "config": {"name": "leaky", "negative_slope": 0.1}}, "use_bias": true}}""";
        Assert.Contains("[Dense(4), LeakyRelu(NegativeSlope = 0.1)]", MadeModel.Sequential(Dense).Source, StringComparison.Ordinal);
        Assert.Contains("[Dense(4, Activation = Activation.LeakyRelu)]", MadeModel.Sequential(Dense.Replace("0.1", "0.2", StringComparison.Ordinal)).Source, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatTheModelWasCompiledWith_IsDeclared()
    {
        const string Training = """{"optimizer_config": {"class_name": "Adam", "config": {"lr": 0.0010000000474974513, "beta_1": 0.8999999761581421, "beta_2": 0.9990000128746033, "decay": 0.0, "epsilon": 1e-07, "amsgrad": false}}, "loss": "mse", "metrics": ["mae"], "sample_weight_mode": null, "loss_weights": null}""";
        var model = MadeModel.Sequential(Gru, "2.2.4", training: Training);
        Assert.Contains("[MeanSquaredError, Adam, Metric.MeanAbsoluteError]", model.Source, StringComparison.Ordinal);
        Assert.Empty(model.Notes);
    }

    [Fact]
    public void AnUnknownLoss_IsLeftOutAndNoted()
    {
        var model = MadeModel.Sequential(Gru, "2.2.4", training: """{"optimizer_config": {"class_name": "Adam", "config": {"lr": 0.001}}, "loss": "my_loss", "metrics": null}""");
        Assert.DoesNotContain("Adam", model.Source, StringComparison.Ordinal);
        Assert.Contains("MyLoss", Assert.Single(model.Notes), StringComparison.OrdinalIgnoreCase);
    }
}
