using NeuralSeqGen.Keras.Declaration;
using NeuralSeqGen.Keras.Files;
using NeuralSeqGen.Keras.Import;
using NeuralSeqGen.Keras.Weights;
using NeuralSeqGen.Tool.Compiling;

namespace NeuralSeqGen.Keras.Tests.Import;

/// <summary>A state that has no counterpart is left out, and the class says why.</summary>
public sealed class OptimizerNotesTests
{
    private const string Dense = """{"class_name": "Dense", "config": {"name": "d", "trainable": true, "batch_input_shape": [null, 3], "units": 4, "activation": "linear", "use_bias": true}}""";

    private static readonly SavedArray _count = Whole("iteration", 7), _rate = MadeModel.Array("learning_rate", [], 0.25f);

    [Fact]
    public void AStateThatFits_IsTaken()
    {
        var model = Sgd(0.9, _count, _rate, Kernel(1), Bias(2));
        Assert.Empty(model.Notes);
        Assert.Equal(["optimizer/momentum/d/kernel", "optimizer/momentum/d/bias"], model.Training!.Tensors.Select(tensor => tensor.Name));
        Assert.Equal(("sgd", "7", "0.25"), (model.Training.Metadata["optimizer/name"], model.Training.Metadata["optimizer/batches"], model.Training.Metadata["optimizer/learning_rate"]));
    }

    /// <summary>A number in front of the arrays of Keras 2 is no learning rate.</summary>
    [Fact]
    public void AnOlderOptimizerLearnsAsItsConfigSays() => Assert.Equal("0.5", MadeModel.Sequential(
        Dense, "2.3.1", Weights, """{"optimizer_config": {"class_name": "SGD", "config": {"learning_rate": 0.5, "momentum": 0.9, "nesterov": false}}, "loss": "mse"}""",
        new NamedWeights([new("optimizer_weights", [_count, _rate, Kernel(1), Bias(2)])])).Training!.Metadata["optimizer/learning_rate"]);

    [Fact]
    public void AnOptimizerWithoutMemory_HasItsCount() => Assert.Equal("7", Sgd(0, _count, _rate).Training!.Metadata["optimizer/batches"]);

    [Fact]
    public void OtherNumbersOfArrays_AreNoted() => Noted(Sgd(0.9, _count, _rate, Kernel(1)), "the file has 1 arrays of it, but SGD keeps 2 for 2 trained weights");

    [Fact]
    public void OtherExtents_AreNoted() => Noted(Sgd(0.9, _count, _rate, Bias(2), Kernel(1)), "the momentum of kernel of Dense 'd' is (4,) in the file, but (3, 4) is expected");

    [Fact]
    public void NaN_IsNoted() => Noted(Sgd(0.9, _count, _rate, Kernel(1), Bias(float.NaN)), "the momentum of bias of Dense 'd' holds NaN or infinity");

    [Fact]
    public void AClassThatIsNotRead_IsNoted() => Noted(
        Import("""{"class_name": "Adafactor", "config": {"learning_rate": 0.001, "beta_2_decay": -0.8, "epsilon_1": 1e-30, "epsilon_2": 0.001, "clip_threshold": 1.0, "relative_step": true}}""", _count, _rate), "that of Adafactor is not read");

    /// <summary>Archives of tf.keras hold a name where the model was compiled by one.</summary>
    [Theory]
    [InlineData("adam", "Adam")]
    [InlineData("rmsprop", "RmsProp")]
    public void ANameIsTheOptimizerOfTheName(string name, string expected) => Assert.Contains($"[MeanSquaredError, {expected}]", Import($"\"{name}\"").Source, StringComparison.Ordinal);

    [Theory]
    [InlineData("lion")]
    [InlineData("mine")]
    public void ANameWithoutCounterpart_IsNoted(string name)
    {
        var model = Import($"\"{name}\"");
        Assert.Contains("[MeanSquaredError, Sgd]", model.Source, StringComparison.Ordinal);
        Assert.Contains(model.Notes, note => note.StartsWith("The optimizer is left out", StringComparison.Ordinal));
    }

    /// <summary>A new optimizer, or a slot of another name, needs its line in the table of layouts.</summary>
    [Fact]
    public void EveryOptimizerIsReadOrKnownNotToBe()
    {
        Assert.Equal(KerasOptimizers.Classes.Except(["Muon", "Adafactor"]).Order(), OptimizerLayout.Classes.Order());
        foreach (string name in OptimizerLayout.Classes)
        {
            string arguments = name switch { "SGD" => "Momentum = 0.9", "RMSprop" => "Momentum = 0.9, Centered = true", "Adam" or "AdamW" => "AmsGrad = true", _ => "" };
            var bound = new DeclarationBinder().Bind($"using NeuralSeqGen;\n[SequenceModel, Input(3), Dense(4), MeanSquaredError, {KerasText.Pascal(name)}({(arguments.Length > 0 ? arguments + ", " : "")}UseEma = true, GradientAccumulationSteps = 2)] public sealed partial class Made;", "Made");
            string[] memories = [.. bound.Training!.Memories.Select(memory => memory.Name)];
            Assert.Equal(memories.Order(), OptimizerLayout.Of(name, memories.ToHashSet(), isClassic: false)!.SelectMany(group => group).Order());
            Assert.Equal(memories.Order(), OptimizerLayout.Of(name, memories.ToHashSet(), isClassic: true)!.SelectMany(group => group).Order());
        }
    }

    [Fact]
    public void AnOptimizerOfOnesOwn_IsNoted()
    {
        var model = Import("""{"module": "__main__", "class_name": "SGD", "config": {"learning_rate": 0.1}}""", _count);
        Assert.Null(model.Training);
        Assert.Contains(model.Notes, note => note.StartsWith("The optimizer is left out", StringComparison.Ordinal));
    }

    [Fact]
    public void AModelThatIsNotCompiled_SaysSo()
    {
        var model = MadeModel.Sequential(Dense, weights: Weights, optimizer: new NamedWeights([new("optimizer_weights", [_count, _rate])]));
        Noted(model, "the class has no optimizer");
        Assert.Contains("// The optimizer's state is left out: the class has no optimizer.", model.Source, StringComparison.Ordinal);
    }

    /// <summary>The cell of cuDNN has two biases, which an optimizer moves twice as far as the one that they become.</summary>
    [Fact]
    public void TwoBiasesOfOne_AreNoted()
    {
        const string Lstm = """{"class_name": "CuDNNLSTM", "config": {"name": "l", "trainable": true, "batch_input_shape": [null, 5, 2], "units": 1, "return_sequences": false, "return_state": false, "stateful": false, "unit_forget_bias": true}}""";
        SavedArray[] arrays = [MadeModel.Array("kernel", [2, 4], new float[8]), MadeModel.Array("recurrent_kernel", [1, 4], new float[4]), MadeModel.Array("bias", [8], new float[8])];
        var model = MadeModel.Sequential(Lstm, "2.2.4", new NamedWeights([new("l", arrays)]), """{"optimizer_config": {"class_name": "SGD", "config": {"lr": 0.1, "momentum": 0.9, "decay": 0.0, "nesterov": false}}, "loss": "mse"}""", new NamedWeights([new("optimizer_weights", [_count, .. arrays])]));
        Noted(model, "LSTM 'l' has two biases in Keras");
    }

    private static NamedWeights Weights => new([new("d", [Kernel(0), Bias(0)])]);

    private static SavedArray Kernel(float value) => MadeModel.Array("kernel", [3, 4], [.. Enumerable.Repeat(value, 12)]);

    private static SavedArray Bias(float value) => MadeModel.Array("bias", [4], [.. Enumerable.Repeat(value, 4)]);

    private static SavedArray Whole(string name, int value) => new(name, [], "int64", () => [value]);

    private static ImportedModel Sgd(double momentum, params SavedArray[] variables) =>
        Import($$$"""{"class_name": "SGD", "config": {"learning_rate": 0.5, "momentum": {{{momentum.ToString(System.Globalization.CultureInfo.InvariantCulture)}}}, "nesterov": false}}""", variables);

    private static ImportedModel Import(string optimizer, params SavedArray[] variables) =>
        MadeModel.Sequential(Dense, "3.0.0", Weights, $$$"""{"optimizer": {{{optimizer}}}, "loss": "mse"}""", new NamedWeights([new("optimizer_weights", variables)]));

    private static void Noted(ImportedModel model, string reason)
    {
        Assert.Null(model.Training);
        Assert.Contains(reason, Assert.Single(model.Notes), StringComparison.Ordinal);
    }
}
