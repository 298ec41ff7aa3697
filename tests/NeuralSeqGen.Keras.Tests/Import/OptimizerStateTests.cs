using System.Globalization;
using NeuralSeqGen.Keras.Files;
using NeuralSeqGen.Keras.Import;
using NeuralSeqGen.Keras.Tests.Files;
using NeuralSeqGen.Tool.Compiling;

namespace NeuralSeqGen.Keras.Tests.Import;

/// <summary>What the optimizer of a saved model remembers is what training here goes on from.</summary>
public sealed class OptimizerStateTests
{
    private const string Prefix = "optimizer/";

    /// <summary>Files of Keras 3 that name the variables of their optimizer.</summary>
    public static TheoryData<string> Named => Known(
        "batchnorm_frozen.h5", "batchnorm_layernorm.h5", "embedding_mask_bilstm.h5", "nested_models.h5", "normalization_adapted.h5", "regularizers_constraints.h5", "seed_model1_time_distributed.h5", "seq2seq_initial_state.h5", "shared_layers.h5");

    public static TheoryData<string> Classic => Known("gru_reset_after_k224.h5", "lstm_bidirectional_mask_k208.h5", "seed_model1_k208.h5", "seed_model1_k231.h5", "seq2seq_states_k208.h5", "real/real_bilstm_zabir.h5");

    /// <summary>Optimizers of which the next step is known by formula.</summary>
    public static TheoryData<string> Stepped =>
        Known("seed_model1_time_distributed.keras", "embedding_mask_bilstm.keras", "batchnorm_layernorm.keras", "nested_models.keras", "gru_reset_after_k224.h5", "real/real_weather_cnn.keras");

    /// <summary>Values say which variable a tensor is, and Keras's name of that variable which it should be.</summary>
    [Theory]
    [MemberData(nameof(Named))]
    public void EachSlotIsTheVariableOfItsName(string name)
    {
        var left = Variables(name);
        var training = Import(name).Training!;
        foreach (var tensor in training.Tensors)
        {
            int found = left.FindIndex(variable => variable.Shape.SequenceEqual(tensor.Shape) && variable.Read().SequenceEqual(tensor.Values) && variable.Name.EndsWith(Suffix(tensor.Name), StringComparison.Ordinal));
            Assert.True(found >= 0 || IsFresh(tensor.Values), tensor.Name);
            _ = found >= 0 ? left.Remove(left[found]) : false;
        }

        Assert.DoesNotContain(left, variable => variable.Shape.Count > 0);
    }

    /// <summary>The archive counts its variables, the other file names them: both are of one model.</summary>
    [Theory]
    [MemberData(nameof(Named))]
    public void AnArchiveHasTheSameState(string name)
    {
        var training = Import(name).Training!;
        foreach (string twin in new[] { Path.ChangeExtension(name, ".keras"), Path.ChangeExtension(name, ".weights.h5") }.Where(twin => OracleFiles.All.Any(file => file.Name == twin)))
        {
            var model = twin.EndsWith(".keras", StringComparison.Ordinal) ? Import(twin) : ImportOf(Path.ChangeExtension(name, ".keras"), twin);
            Assert.Equal(training.Batches, model.Training!.Batches);
            Assert.Equal(training.Metadata.OrderBy(pair => pair.Key), model.Training.Metadata.OrderBy(pair => pair.Key));
            Assert.Equal(training.Tensors.Select(Text).Order(), model.Training.Tensors.Select(Text).Order());
        }
    }

    /// <summary>Keras 2 keeps all first slots in the order of the weights, then all second ones; of Theano kernels of convolutions run backwards.</summary>
    [Theory]
    [MemberData(nameof(Classic))]
    public void ClassicSlotsFollowTheWeights(string name)
    {
        var model = Import(name);
        var variables = Variables(name).Where(variable => variable.Shape.Count > 0).ToList();
        string[] slots = [.. model.Training!.Tensors.Select(tensor => tensor.Name.Split('/')[1]).Distinct()];
        int weights = model.Weights.Count;
        Assert.Equal(slots.Length * weights, model.Training.Tensors.Count);
        for (int slot = 0; slot < slots.Length; slot++)
        {
            for (int i = 0; i < weights; i++)
            {
                var (tensor, variable) = (model.Training.Tensors.Single(t => t.Name == $"{Prefix}{slots[slot]}/{model.Weights[i].Name}"), variables[(slot * weights) + i]);
                bool isKernel = variable.Shape.Count == 3;
                Assert.Equal(isKernel ? variable.Read().Chunk(variable.Read().Length / variable.Shape[0]).Reverse().SelectMany(step => step) : variable.Read(), tensor.Values);
            }
        }
    }

    /// <summary>One step with a gradient of numbers, against the formulas of Keras in double from the numbers of the file.</summary>
    [Theory]
    [MemberData(nameof(Stepped))]
    public void TheNextStepIsThatOfKeras(string name)
    {
        var imported = Import(name);
        using var assembly = ModelCompiler.Load(imported.Source);
        var model = assembly.Create(imported.FullName);
        model.LoadWeights(imported.WeightFile(), new LoadOptions { IncludeOptimizer = true });
        var random = new Random(15);
        float[] gradient = [.. Enumerable.Range(0, model.Parameters.Length).Select(_ => (float)(random.NextDouble() - 0.5))], before = model.Parameters.ToArray();
        model.ApplyGradients(gradient);
        string optimizer = imported.Training!.Metadata["optimizer/name"];
        double rate = double.Parse(imported.Training.Metadata["optimizer/learning_rate"], CultureInfo.InvariantCulture);
        foreach (var weight in model.Weights.Where(weight => weight.Trainable))
        {
            float[] Slot(string slot) => imported.Training!.Tensors.Single(tensor => tensor.Name == $"{Prefix}{slot}/{weight.Name}").Values;
            for (int i = 0; i < weight.Length; i++)
            {
                double g = gradient[weight.Offset + i], step = Step(optimizer, slot => Slot(slot)[i], g, imported.Training.Batches + 1, rate);
                Assert.Equal(before[weight.Offset + i] - step, model.Parameters[weight.Offset + i], 1e-6 + (1e-4 * Math.Abs(step)));
            }
        }
    }

    [Fact]
    public void AStateBeforeTheFirstStepIsNone()
    {
        var model = Import("embedding_variable_time.keras");
        Assert.Null(model.Training);
        Assert.Empty(model.Notes);
    }

    private static double Step(string optimizer, Func<string, double> slot, double g, long t, double rate)
    {
        double Average(string name, double keep, double value) => (keep * slot(name)) + ((1 - keep) * value);
        switch (optimizer)
        {
            case "rmsprop":
                return rate * g / Math.Sqrt(Average("velocity", 0.9, g * g) + 1e-7);
            case "adam":
                return rate * Math.Sqrt(1 - Math.Pow(0.999, t)) / (1 - Math.Pow(0.9, t)) * Average("momentum", 0.9, g) / (Math.Sqrt(Average("velocity", 0.999, g * g)) + 1e-7);
            case "adamax":
                return rate / (1 - Math.Pow(0.9, t)) * Average("momentum", 0.9, g) / (Math.Max(0.999 * slot("norm"), Math.Abs(g)) + 1e-7);
            case "sgd":
                // Nesterov's, momentum 0.9
                return (rate * g) - (0.9 * ((0.9 * slot("momentum")) - (rate * g)));
            default:
                throw new ArgumentException($"No formula for {optimizer}.", nameof(optimizer));
        }
    }

    private static TheoryData<string> Known(params string[] names) => [.. names.Where(name => OracleFiles.All.Any(file => file.Name == name))];

    // training has begun for weights that Keras trains; the average of a weight that it does not train is the weight
    private static bool IsFresh(float[] values) => values.Distinct().Count() == 1;

    private static string Suffix(string tensor) => tensor.Split('/') is var parts ? $"_{parts[^1]}_{parts[1]}" : "";

    private static string Text(ImportedWeight tensor) => $"{tensor.Name} {string.Join(",", tensor.Values)}";

    private static List<SavedArray> Variables(string name) => [.. OracleFilesTests.Arrays(ModelFile.Open(OracleFiles.Get(name).Path).OptimizerWeights)];

    private static ImportedModel Import(string name) => ImportCase.All.Single(file => file.Name == name).Import("Model", "Imported");

    private static ImportedModel ImportOf(string architecture, string weights) => new KerasImporter(new DeclarationBinder()).Import(
        ModelFile.Open(OracleFiles.Get(architecture).Path), new ImportOptions { Name = "Model", Steps = ImportCase.All.Single(file => file.Name == architecture).Steps }, ModelFile.Open(OracleFiles.Get(weights).Path));
}
