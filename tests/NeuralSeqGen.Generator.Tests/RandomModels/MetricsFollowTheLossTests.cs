using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Metrics;
using NeuralSeqGen.Compiler.Tests.Interpreter;
using NeuralSeqGen.Compiler.Tests.Models;

namespace NeuralSeqGen.Generator.Tests.RandomModels;

/// <summary>Generated code: metrics with weights, an ignored class and logits are those of the graph, and callbacks know the better end of a metric whatever it is called.</summary>
public sealed class MetricsFollowTheLossTests
{
    // without Poisson's, which takes the logarithm of an output that may be negative
    private static readonly string Metrics = string.Join(", ", MetricCatalogue.All.Where(metric => metric.Name is not ("Metric.Poisson" or "Metric.Custom")).Select(metric => metric.Name + (metric.Name == "Metric.Auc" ? "(NumThresholds = 20, Weighted = true)" : "(Weighted = true)")));

    private static readonly string Weighed = $"[Input(5, 3), Masking(MaskValue = 0.5), Dense(4), SparseCategoricalCrossentropy(FromLogits = true, IgnoreClass = 1), {Metrics}, Sgd]";

    private static readonly Lazy<LoadedModels> Models = new(() => QuickLoad.Of(GeneratorHarness.Run(
        $"using NeuralSeqGen; /// <summary>All metrics.</summary>\n[SequenceModel] {Weighed} public sealed partial class Weighed;\n",
        """
        using NeuralSeqGen; /// <summary>Metrics under names that say nothing, or something else.</summary>
        [SequenceModel, Input(2), Dense(1), MeanSquaredError, Sgd, Metric.R2Score(Name = "fit"), Metric.MeanAbsoluteError(Name = "accel_mae"), Metric.MeanAbsoluteError(Name = "auction_mae")]
        public sealed partial class Renamed;
        """)));

    [Fact]
    public void WeightedMetrics_AreThoseOfTheGraph()
    {
        var model = ModelSource.BindValid(Weighed);
        var batch = new RandomBatch(model, samples: 21, seed: 3);
        float[,] steps = new float[21, 5];
        Sequences.AsSpan(steps).Fill(1);
        for (int i = 0; i < steps.Length; i++)
        {
            steps[i / 5, i % 5] = i % 4 * 0.5f;
        }

        var ports = batch.Ports();
        ports.SetFlat(PortKind.RowWeight, 0, Sequences.AsSpan(steps).ToArray());
        var metrics = model.Outputs[0].Metrics;
        double[] sums = GraphInterpreter.Run(ModelLowering.Evaluate(model), ports).Sums(1, metrics.Sum(m => m.SumCount));
        var evaluation = Models.Value.Core("Weighed", 3, batch.Parameters).Evaluate(batch.X, batch.Y, targetWeights: new(steps, []));
        int first = 0;
        foreach (var metric in metrics)
        {
            double expected = MetricValue.Of(Enum.Parse<CompilerServices.MetricFinish>(metric.Finish), sums.AsSpan(first, metric.SumCount));
            Assert.True(Math.Abs(expected - evaluation[metric.Name]) <= 1e-4 * Math.Max(1, Math.Abs(expected)), $"{metric.Name}: {evaluation[metric.Name]} instead of {expected}");
            first += metric.SumCount;
        }
    }

    [Theory]
    [InlineData("val_fit")]
    [InlineData("fit")]
    [InlineData("val_accel_mae")]
    [InlineData("auction_mae")]
    [InlineData("val_loss")]
    public void EarlyStopping_RestoresTheBestWeightsWhateverTheMetricIsCalled(string monitor)
    {
        const int Best = 2;
        var random = new Random(1);
        float[,] x = new float[40, 2], y = new float[40, 1];
        for (int i = 0; i < 40; i++)
        {
            (x[i, 0], x[i, 1]) = (random.NextSingle(), random.NextSingle());
            y[i, 0] = (2 * x[i, 0]) - x[i, 1];
        }

        // the rate climbs the loss after the third epoch
        var model = Models.Value.Create("Renamed", seed: 2);
        var after = new List<float[]>();
        LoadedModels.CoreOf(model).Fit([x], [y], new()
        {
            Epochs = 7, BatchSize = 40, Shuffle = false,
            Callbacks =
            [
                new LearningRateScheduler((epoch, _) => epoch <= Best ? 0.1 : 5),
                new LambdaCallback { EpochEnd = context => after.Add(context.Model.Parameters.ToArray()) },
                new EarlyStopping { Monitor = monitor, Patience = 9, RestoreBestWeights = true },
            ],
        }, ([x], [y]));
        // the values of training are those before the epoch's one step
        Assert.Equal(after[monitor.StartsWith("val_", StringComparison.Ordinal) ? Best : Best + 1], model.Parameters.ToArray());
    }
}
