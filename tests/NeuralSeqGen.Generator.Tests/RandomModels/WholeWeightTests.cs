using NeuralSeqGen.Compiler.Tests.Models;
using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen.Generator.Tests.RandomModels;

/// <summary>Programs over whole weights as generated code: weights of one, two and three axes, wide, tall, longer and shorter than a vector, some frozen.</summary>
public sealed class WholeWeightTests
{
    private const string Layers = "Input(6, 3), Conv1D(20, 2), Gru(5, ReturnSequences = true, ResetAfter = true), LayerNormalization, Dense(33), Dense(4, Trainable = false), Dense(1), Dense(3)";

    private static readonly (string Name, string Attributes)[] Declared =
    [
        ("Orthogonalized", $"{Layers}, MeanSquaredError, Muon(LearningRate = 0.02)"),
        ("Excluding", $"{Layers}, MeanSquaredError, Muon(ExcludeLayers = new[] {{ \"^dense\" }}, Nesterov = false, RmsRate = 0, UseEma = true)"),
        ("Factored", $"{Layers}, MeanSquaredError, Adafactor(LearningRate = 0.1, WeightDecay = 0.1)"),
        ("Words", "Input(6), Embedding(9, 4), Lstm(17), Dense(4, Activation = Activation.Softmax), SparseCategoricalCrossentropy, Adafactor(GradientAccumulationSteps = 2, Epsilon1 = 0.00001)"),
        ("Trusting", $"{Layers}, MeanSquaredError, Lamb(ClipNorm = 0.05, WeightDecay = 0.1)"),
        ("Jointly", $"{Layers}, MeanSquaredError, Adam(GlobalClipNorm = 0.2)"),
        ("Constrained", "Input(4, 3), Gru(17, KernelConstraint = Constraint.UnitNorm, RecurrentConstraint = Constraint.MaxNorm), Dense(5, KernelConstraint = Constraint.NonNegative, BiasConstraint = Constraint.MinMaxNorm), MeanSquaredError, Muon"),
        ("Angled", "Input(5), Dense(18, KernelOrthogonal = 0.5, Activation = Activation.Tanh), Dense(3, KernelOrthogonalColumns = 2, KernelOrthogonal = 0.25, KernelL2 = 0.1), MeanSquaredError, Sgd(ClipValue = 0.5)"),
    ];

    private static readonly Lazy<LoadedModels> Models = new(() => QuickLoad.Of(GeneratorHarness.Run([.. Declared.Select(Source)])));

    public static TheoryData<string> Names => [.. Declared.Select(d => d.Name)];

    /// <summary>Graphs hold no penalties, and the gradients of frozen weights.</summary>
    public static TheoryData<string> Unregularized => [.. Declared.Where(d => d.Name != "Angled").Select(d => d.Name)];

    [Theory]
    [MemberData(nameof(Unregularized))]
    public void Steps_AreThoseOfTheGraphs(string name)
    {
        var model = Model(name);
        var batch = new RandomBatch(model, samples: 5, seed: 3);
        var core = Core(name, batch, 512);
        var reference = new Compiler.Tests.Interpreter.ReferenceOptimizer(model);
        double[] expected = [.. batch.Parameters.Select(p => (double)p)];
        double[] held = new double[expected.Length];
        for (int step = 0; step < 4; step++)
        {
            float[] gradients = batch.Numbers(expected.Length, -1, 1);
            foreach (var weight in model.Weights.Where(w => !w.Trainable))
            {
                gradients.AsSpan(weight.Offset, weight.Length).Clear();
            }

            core.ApplyGradients(gradients);
            if (name == "Words" && step % 2 == 0)
            {
                gradients.CopyTo(held, 0);
                continue;
            }

            double[] applied = [.. gradients.Select((g, i) => name == "Words" ? (g + held[i]) / 2 : g)];
            double[] frozen = [.. expected];
            expected = reference.Constrain(reference.Step(expected, applied, core.LearningRate));
            foreach (var weight in model.Weights.Where(w => !w.Trainable))
            {
                frozen.AsSpan(weight.Offset, weight.Length).CopyTo(expected.AsSpan(weight.Offset));
            }

            Assert.All(expected.Zip(core.Parameters.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 5e-5));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryWidthAndThreadCount_GivesTheSameBits(string name)
    {
        var batch = new RandomBatch(Model(name), samples: 70, seed: 7);
        float[] expected = Trained(Core(name, batch, 512), batch, threads: 1);
        Assert.NotEqual(batch.Parameters, expected[..batch.Parameters.Length]);
        Assert.All(expected, v => Assert.True(float.IsFinite(v)));
        foreach (var (bits, threads) in new[] { (512, 3), (256, 1), (128, 2) })
        {
            Assert.Equal(expected, Trained(Core(name, batch, bits), batch, threads));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Resumed_FromACheckpoint_GoesOnWithTheSameBits(string name)
    {
        var batch = new RandomBatch(Model(name), samples: 48, seed: 9);
        var whole = Core(name, batch, 512);
        whole.Fit(batch.X, batch.Y, Options(epochs: 2));
        using var file = new MemoryStream();
        whole.SaveWeights(file, new SaveOptions { IncludeOptimizer = true });
        var resumed = Models.Value.Core(name, 99, batch.Parameters);
        resumed.LoadWeights(file.ToArray(), new LoadOptions { IncludeOptimizer = true });

        whole.Fit(batch.X, batch.Y, Options(epochs: 5, initial: 2));
        resumed.Fit(batch.X, batch.Y, Options(epochs: 5, initial: 2));

        Assert.Equal(whole.Parameters.ToArray(), resumed.Parameters.ToArray());
    }

    [Fact]
    public void FrozenLayers_StayAsTheyAre_UntilTheyAreSwitched()
    {
        var model = Model("Orthogonalized");
        var batch = new RandomBatch(model, samples: 32, seed: 4);
        var core = Core("Orthogonalized", batch, 512);
        var frozen = model.Weights.Single(w => w.Name == "dense_2/kernel");
        float[] Kernel() => core.Parameters.Slice(frozen.Offset, frozen.Length).ToArray();
        float[] before = Kernel();

        core.TrainOnBatch(batch.X, batch.Y);
        Assert.Equal(before, Kernel());
        ((IParameterStore)core).SetLayerTrainable("dense_2", true);
        core.TrainOnBatch(batch.X, batch.Y);
        Assert.NotEqual(before, Kernel());
    }

    private static float[] Trained(ModelCore core, RandomBatch batch, int threads)
    {
        var history = core.Fit(batch.X, batch.Y, Options(epochs: 3, threads: threads));
        return [.. core.Parameters, .. history["loss"].Select(loss => (float)loss), (float)core.Evaluate(batch.X, batch.Y).Loss];
    }

    private static FitOptions Options(int epochs, int initial = 0, int threads = 2) => new() { Epochs = epochs, InitialEpoch = initial, BatchSize = 16, Seed = 5, MaxDegreeOfParallelism = threads };

    private static Compiler.Bound.BoundModel Model(string name) => ModelSource.BindValid($"[{Declared.Single(d => d.Name == name).Attributes}]");

    private static ModelCore Core(string name, RandomBatch batch, int bits)
    {
        lock (RandomModelCheck.Width)
        {
            AppContext.SetData(VectorWidth.Switch, bits);
            var core = Models.Value.Core(name, 7, batch.Parameters);
            AppContext.SetData(VectorWidth.Switch, null);
            return core;
        }
    }

    private static string Source((string Name, string Attributes) model) =>
        $"using NeuralSeqGen; /// <summary>A model.</summary>\n[SequenceModel, {model.Attributes}] public sealed partial class {model.Name};\n";
}
