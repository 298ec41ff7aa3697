using NeuralSeqGen.Compiler.Tests.Models;
using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen.Generator.Tests.RandomModels;

/// <summary>However many threads run the shards of a batch, every bit is the same: phases that keep their values, rows of tables, masks, noise, several outputs.</summary>
public sealed class ThreadCountTests
{
    private const int Samples = 150;
    private const string Node = "private static partial LayerNode ";

    private static readonly (string Name, string OnClass, string Nodes)[] Declared =
    [
        ("Normalized", "Input(4, 3), Dense(5), BatchNormalization, Gru(3, ReturnSequences = true), BatchNormalization, Dense(2), MeanSquaredError, Adam", ""),
        ("Words", "Input(6), Embedding(9, 4, MaskZero = true), Lstm(5), Dense(4, Activation = Activation.Softmax), SparseCategoricalCrossentropy, Metric.Accuracy, Adam", ""),
        ("Noise", "Input(5, 3), Masking(MaskValue = 0.5), GaussianNoise(0.2), Gru(6, Dropout = 0.3, RecurrentDropout = 0.2), Dropout(0.4), Dense(3), Huber, RmsProp", ""),
        ("Labels", "Input(9, 3), Bidirectional, SimpleRnn(4, ReturnSequences = true), Dense(4), Ctc(MaxLabelLength = 2), Lamb", ""),
        ("TwoOutputs", "Sgd(GlobalClipNorm = 0.5)", $$"""
            [Input(4, 3)] {{Node}}Source { get; }
            [Gru(5, From = nameof(Source), ReturnSequences = true)] {{Node}}Reader { get; }
            [MultiHeadAttention(2, 3, From = nameof(Reader)), Dense(2), MeanSquaredError(Weight = 0.25), Metric.MeanAbsoluteError] {{Node}}Track { get; }
            [Dense(3, From = nameof(Reader)), SparseCategoricalCrossentropy(FromLogits = true, Reduction = LossReduction.MeanWithSampleWeight), Metric.Accuracy] {{Node}}Tags { get; }
            """),
    ];

    private static readonly Lazy<LoadedModels> Models = new(() => QuickLoad.Of(GeneratorHarness.Run([.. Declared.Select(Source)])));

    public static TheoryData<string> Names => [.. Declared.Select(d => d.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void FitEvaluateAndPredict_GiveTheSameBits(string name)
    {
        var batch = Batch(name);
        float[] expected = Everything(Core(name, batch), batch, threads: 1);
        Assert.NotEqual(batch.Parameters, expected[..batch.Parameters.Length]);
        foreach (int threads in new[] { 2, 3, 8 })
        {
            Assert.Equal(expected, Everything(Core(name, batch), batch, threads));
        }
    }

    [Fact]
    public void ALossThatOverflows_InOneShard_IsReportedAndNoWeightIsLost()
    {
        var batch = Batch("Normalized");
        var core = Core("Normalized", batch);
        float[] y = [.. batch.Y[0].Cast<float>()];
        y[^1] = 1e30f;
        var huge = (Array)batch.Y[0].Clone();
        Buffer.BlockCopy(y, 0, huge, 0, y.Length * sizeof(float));

        Assert.Throws<NonFiniteValueException>(() => core.Fit(batch.X, [huge], Options(threads: 3)));
        Assert.All(core.Parameters.ToArray(), p => Assert.True(float.IsFinite(p)));
        Assert.True(double.IsFinite(core.Fit(batch.X, batch.Y, Options(threads: 3))["loss"][^1]));
    }

    [Fact]
    public void Cancelled_BetweenBatchesOfManyThreads_TheModelGoesOn()
    {
        var batch = Batch("Normalized");
        var core = Core("Normalized", batch);
        using var source = new CancellationTokenSource();

        Assert.True(core.Fit(batch.X, batch.Y, new() { BatchSize = 70, MaxDegreeOfParallelism = 3, Callbacks = [new Cancelling(source)] }, cancellationToken: source.Token).StoppedEarly);
        Assert.Single(core.Fit(batch.X, batch.Y, new() { MaxDegreeOfParallelism = 3 }).Epochs);
    }

    private static float[] Everything(ModelCore core, RandomBatch batch, int threads)
    {
        var history = core.Fit(batch.X, batch.Y, Options(threads));
        return [.. core.Parameters, .. history["loss"].Select(loss => (float)loss), (float)core.Evaluate(batch.X, batch.Y).Loss, .. core.Predict(batch.X).SelectMany(y => y.Cast<float>())];
    }

    // shards of 70 samples: four groups and a part of one
    private static FitOptions Options(int threads) => new() { Epochs = 3, BatchSize = 70, Seed = 5, MaxDegreeOfParallelism = threads };

    private static RandomBatch Batch(string name)
    {
        var declaration = Declared.Single(d => d.Name == name);
        var model = declaration.Nodes.Length > 0 ? ModelSource.BindGraph(declaration.Nodes, declaration.OnClass) : ModelSource.BindValid($"[{declaration.OnClass}]");
        Assert.True(model.IsValid, string.Join('\n', model.Findings.Select(f => f.Sentence)));
        return new(model, Samples, seed: 7);
    }

    private static ModelCore Core(string name, RandomBatch batch) => Models.Value.Core(name, 7, batch.Parameters);

    private static string Source((string Name, string OnClass, string Nodes) model) =>
        $"using NeuralSeqGen; /// <summary>A model.</summary>\n[SequenceModel, {model.OnClass}] public sealed partial class {model.Name} {{ {model.Nodes} }}\n";

    private sealed class Cancelling(CancellationTokenSource source) : TrainingCallback
    {
        public override void OnBatchEnd(TrainingContext context) => source.Cancel();
    }
}
