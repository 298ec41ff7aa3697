using NeuralSeqGen.Analyzers.Tests.Verification;
using NeuralSeqGen.CodeFixes;
using NeuralSeqGen.CodeFixes.Habits;

namespace NeuralSeqGen.Analyzers.Tests.Fixes;

/// <summary>What comes of names and arguments as Keras has them: fixes of errors of C#, only where something of ours is at hand.</summary>
public sealed class KerasHabitTests
{
    private const string Usings = "using System; using NeuralSeqGen;";

    [Fact]
    public Task Names() => VerifyModelsAsync(
        new PartNameFixer(),
        ("Input(6, 3), GRU(2, ReturnSequences = true), LSTM(2), Dense(1), MSE, SGD", "Input(6, 3), Gru(2, ReturnSequences = true), Lstm(2), Dense(1), MeanSquaredError, Sgd"),
        ("Input(6, 3), Conv1d(2, 3), BatchNorm, ReLU, Flatten, Dens(1), mae, RMSprop(LearningRate = 0.1)", "Input(6, 3), Conv1D(2, 3), BatchNormalization, Relu, Flatten, Dense(1), MeanAbsoluteError, RmsProp(LearningRate = 0.1)"),
        ("Input(6, 3), Gru(2), Dense(2, Activation = Activation.Softmax), categorical_crossentropy, Accuracy, Metric.Precison, adam", "Input(6, 3), Gru(2), Dense(2, Activation = Activation.Softmax), CategoricalCrossentropy, Metric.Accuracy, Metric.Precision, Adam"));

    [Fact]
    public Task Arguments() => VerifyModelsAsync(
        new PartArgumentFixer(),
        ("Input(6, 3), Gru(2), Dense(8, \"relu\"), Dense(1, Activation.Linear), MeanSquaredError, Adam(0.001)", "Input(6, 3), Gru(2), Dense(8, Activation = Activation.Relu), Dense(1, Activation = Activation.Linear), MeanSquaredError, Adam(LearningRate = 0.001)"),
        ("Input(6, 3), Gru(2, \"tanh\", \"hard_sigmoid\"), Dense(8, activation: \"relu\", use_bias: false), Dense(1), MeanSquaredError, Sgd(lr: 0.1, momentum: 0.9)", "Input(6, 3), Gru(2, Activation = Activation.Tanh, RecurrentActivation = Activation.HardSigmoid), Dense(8, Activation = Activation.Relu, UseBias = false), Dense(1), MeanSquaredError, Sgd(LearningRate = 0.1, Momentum = 0.9)"),
        ("Input(6, 3), Gru(2, return_sequences: true), TimeDistributed(Dense(1)), MeanSquaredError", "Input(6, 3), Gru(2, ReturnSequences = true), TimeDistributed, Dense(1), MeanSquaredError"),
        ("Input(6, 3), Conv1D(2, 3, padding = \"causal\"), Flatten, Dense(units: 1, Activation = \"sigmoid\", kernel_initializer: \"glorot_uniform\"), BinaryCrossentropy", "Input(6, 3), Conv1D(2, 3, Padding = ConvolutionPadding.Causal), Flatten, Dense(units: 1, Activation = Activation.Sigmoid, KernelInitializer = Initializer.GlorotUniform), BinaryCrossentropy"),
        ("Input((6, 3)), Gru(2), Dense(1, Activation = Activation.ReLU), MeanSquaredError", "Input(6, 3), Gru(2), Dense(1, Activation = Activation.Relu), MeanSquaredError"),
        ("Input(null, 6, 3), Gru(2), Dense(1), MeanSquaredError", "Input(6, 3), Gru(2), Dense(1), MeanSquaredError"),
        ("Input(null, 1), Gru(2), Dense(1), MeanSquaredError", "Input(100, 1), Gru(2), Dense(1), MeanSquaredError"));

    [Fact]
    public Task ArgumentsOfGraphs_AndWithoutUsing() => ReplacementTest.VerifyTextAsync(
        new PartArgumentFixer(),
        "[NeuralSeqGen.SequenceModel] public sealed partial class Graph { [NeuralSeqGen.Input(6, 3)] private static partial NeuralSeqGen.LayerNode A { get; } [NeuralSeqGen.Dense(2, \"relu\", From = nameof(A)), NeuralSeqGen.MeanSquaredError] private static partial NeuralSeqGen.LayerNode B { get; } }",
        "[NeuralSeqGen.SequenceModel] public sealed partial class Graph { [NeuralSeqGen.Input(6, 3)] private static partial NeuralSeqGen.LayerNode A { get; } [NeuralSeqGen.Dense(2, Activation = NeuralSeqGen.Activation.Relu, From = nameof(A)), NeuralSeqGen.MeanSquaredError] private static partial NeuralSeqGen.LayerNode B { get; } }");

    [Fact]
    public Task Calls() => ReplacementTest.VerifyAsync(
        new CallArgumentFixer(), Usings,
        ("var (x, y) = (new float[10, 6, 3], new float[10, 4]); new Label().Fit(x, y, epochs: 10);",
            "var (x, y) = (new float[10, 6, 3], new float[10, 4]); new Label().Fit(x, y, new() { Epochs = 10 });"),
        ("var (x, y) = (new float[10, 6, 3], new float[10, 4]); new Label().Fit(x, y, batch_size: 32, epochs: 2, validation_data: (x, y), shuffle: false, verbose: 1);",
            "var (x, y) = (new float[10, 6, 3], new float[10, 4]); new Label().Fit(x, y, new() { BatchSize = 32, Epochs = 2, Shuffle = false, Progress = new ConsoleProgress() }, validationData: (x, y));"),
        ("var (x, y) = (new float[10, 6, 3], new float[10, 4]); new Label().Fit(y: y, x: x, validation_split: 0.2, verbose: 0);",
            "var (x, y) = (new float[10, 6, 3], new float[10, 4]); new Label().Fit(options: new() { ValidationSplit = 0.2 }, y: y, x: x);"),
        ("new Label().Evaluate(new float[10, 6, 3], new float[10, 4], batch_size: 5, verbose: 0);",
            "new Label().Evaluate(new float[10, 6, 3], new float[10, 4], batchSize: 5);"),
        ("new Label().Predict(new float[10, 6, 3], verbose: 0);", "new Label().Predict(new float[10, 6, 3]);"));

    [Fact]
    public Task Members() => ReplacementTest.VerifyAsync(
        new ModelMemberFixer(), Usings,
        ("var m = new Label(); m.Compile(\"adam\", \"mse\"); m.SaveWeights(\"m\");", "var m = new Label(); m.SaveWeights(\"m\");"),
        ("new Label().Save(\"m.h5\");", "new Label().SaveWeights(\"m.safetensors\");"),
        ("new Label().load_weights(\"m.h5\");", "new Label().LoadWeights(\"m.h5\");"),
        ("Console.WriteLine(new Label().summary());", "Console.WriteLine(new Label().GetSummary());"),
        ("Console.WriteLine(new Label().Summary());", "Console.WriteLine(new Label().GetSummary());"),
        ("_ = new Label().fit(new float[10, 6, 3], new float[10, 4]).Last;", "_ = new Label().Fit(new float[10, 6, 3], new float[10, 4]).Last;"),
        ("_ = new Label().Fit(new float[10, 6, 3], new float[10, 4]).History[\"loss\"];", "_ = new Label().Fit(new float[10, 6, 3], new float[10, 4])[\"loss\"];"));

    [Fact]
    public Task WhatIsNotOurs_IsLeftAlone()
    {
        const string program = """
            using NeuralSeqGen;
            [GRU(16), MSE] internal sealed class Own { public void Fit(float[,,] x) { } }
            [SequenceModel, Input(6, 3), Nothing(2), Dense(8, "no such"), Gru(2, true), MeanSquaredError] public sealed partial class Odd;
            internal static class Extensions { public static void Compile(this Label model) { } }
            internal static class Program
            {
                private static void Run(Own own, Label label, dynamic late)
                {
                    own.Fit(new float[1, 1, 1], epochs: 10); own.Compile(); own.Save("x.h5"); label.Compile(); late.Compile(); late.Fit(1, epochs: 10);
                    label.Fit(new float[1, 6, 3], new float[1, 4], steps_per_epoch: 10); label.Fit(new float[1, 6, 3], new float[1, 4], new() { Epochs = 1 }, batch_size: 3);
                    label.Nonsense(); _ = own.History;
                }
            }
            """;
        return Task.WhenAll(new ModelFixer[] { new PartNameFixer(), new PartArgumentFixer(), new CallArgumentFixer(), new ModelMemberFixer() }.Select(fixer => ReplacementTest.VerifyTextAsync(fixer, program, program)));
    }

    [Theory]
    [InlineData("[SequenceModel, Input(6, 3), GRU(2)] public sealed partial class M;", "GRU", "[GRU] is called [Gru] here")]
    [InlineData("[SequenceModel, Input(6, 3), Gru(2), Adam(0.1)] public sealed partial class M;", "Adam(0.1)", "Behind its constructor's arguments a part has properties: [Adam(LearningRate = 0.1)]")]
    public async Task Title_SaysTheSentenceOnce(string model, string at, string title)
    {
        string text = "using NeuralSeqGen;\n" + model;
        var fixes = await ReplacementTest.FixesAsync([new PartNameFixer(), new PartArgumentFixer()], text, text.IndexOf(at, StringComparison.Ordinal));
        Assert.Equal([title], fixes);
    }

    private static Task VerifyModelsAsync(ModelFixer fixer, params (string Before, string After)[] models) =>
        ReplacementTest.VerifyTextAsync(fixer, Text(models.Select(m => m.Before)), Text(models.Select(m => m.After)));

    private static string Text(IEnumerable<string> models) => "using NeuralSeqGen;\n" + string.Concat(models.Select((parts, i) => $"[SequenceModel, {parts}] public sealed partial class M{i};\n"));
}
