using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Tests.Interpreter;
using NeuralSeqGen.Compiler.Tests.Models;
using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen.Generator.Tests.RandomModels;

/// <summary>Models whose layers look at the whole batch: several phases, values kept in each group's arena, groups that are not full.</summary>
public sealed class BatchStatisticsTests
{
    // batches of 5, 31 and 128 samples
    private static readonly int[] Seeds = [2, 3, 4];

    private static readonly string[] Declarations =
    [
        "[Input(3), BatchNormalization, Dense(2), MeanSquaredError, Sgd]",
        "[Input(4, 3), Dense(5), BatchNormalization(Momentum = 0.9), Gru(3, ReturnSequences = true), BatchNormalization, Dense(2), BatchNormalization(Scale = false), MeanSquaredError, Adam]",
        "[Input(4, 3), Masking(MaskValue = 0.5), Dense(3), BatchNormalization, Lstm(2, ReturnSequences = true), BatchNormalization, Dense(2), MeanSquaredError, RmsProp]",
        "[Input(3, 4, 2), TimeDistributed, BatchNormalization, TimeDistributed, Gru(3), Dense(2, Activation = Activation.Softmax), CategoricalCrossentropy, Sgd(Momentum = 0.9), Metric.Accuracy]",
        "[Input(5), Embedding(9, 3, MaskZero = true), BatchNormalization, Dropout(0.3), Gru(3, ReturnSequences = true), Dense(2), MeanSquaredError, Adam]",
        "[Input(4), Dense(3), BatchNormalization(Trainable = false), Dense(2), MeanSquaredError, Sgd(ClipNorm = 0.1, WeightDecay = 0.1)]",
    ];

    private static readonly Lazy<LoadedModels> Models = new(() => QuickLoad.Of(GeneratorHarness.Run([.. Declarations.Select(Source)])));

    /// <summary>Models without frozen weights, which have a gradient in a graph and none at run time.</summary>
    public static TheoryData<int> Trained => [.. Enumerable.Range(0, Declarations.Length).Where(i => !Declarations[i].Contains("Trainable = false", StringComparison.Ordinal))];

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, Declarations.Length)];

    [Theory]
    [MemberData(nameof(Trained))]
    public void GeneratedCode_ComputesWhatTheGraphSays(int index)
    {
        foreach (int seed in Seeds)
        {
            new RandomModelCheck(ModelSource.BindValid(Declarations[index]), Models.Value, Name(index), seed).Run();
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void MovingStatistics_MoveOnceABatch_AndInNoOtherWay(int index)
    {
        var model = ModelSource.BindValid(Declarations[index]);
        var batch = new RandomBatch(model, samples: 37, seed: 5);
        var core = Models.Value.Core(Name(index), 5, batch.Parameters);
        double[] changes = GraphInterpreter.Run(ModelLowering.Train(model), batch.Ports()).Gradients;
        float[] gradients = new float[model.ParameterCount];
        core.ComputeGradients(batch.X, batch.Y, gradients);
        core.Evaluate(batch.X, batch.Y);
        Assert.Equal(batch.Parameters, core.Parameters.ToArray());
        core.TrainOnBatch(batch.X, batch.Y);
        for (int i = 0; i < gradients.Length; i++)
        {
            if (Statistics.Contains(model, i))
            {
                Assert.Equal(0, gradients[i]);
                Assert.Equal(batch.Parameters[i] - changes[i], core.Parameters[i], 1e-5);
            }
        }
    }

    private static string Name(int index) => $"Normalized{index}";

    private static string Source(string attributes, int index) =>
        $"using NeuralSeqGen; /// <summary>A normalized model.</summary>\n[SequenceModel] {attributes} public sealed partial class {Name(index)};\n";
}
