using NeuralSeqGen.Keras.Files;
using NeuralSeqGen.Keras.Import;
using NeuralSeqGen.Tool.Compiling;

namespace NeuralSeqGen.Keras.Tests.Import;

/// <summary>A file's contents made by a test.</summary>
internal static class MadeModel
{
    /// <summary>Imports a Sequential model of these layers, JSON without the brackets around.</summary>
    public static ImportedModel Sequential(string layers, string? version = null, SavedWeights? weights = null, string? training = null, SavedWeights? optimizer = null) =>
        Import($$$"""{"class_name": "Sequential", "config": {"name": "sequential", "layers": [{{{layers}}}]}}""", version, weights, training, optimizer);

    public static ImportedModel Import(string config, string? version = null, SavedWeights? weights = null, string? training = null, SavedWeights? optimizer = null, ImportOptions? options = null) => new KerasImporter(new DeclarationBinder()).Import(
        new SavedModel("made.h5", SavedFormat.KerasHdf5) { ConfigJson = config, KerasVersion = version, Weights = weights, TrainingJson = training, OptimizerWeights = optimizer, Sha256 = "0" }, options ?? new ImportOptions { Name = "Made" });

    /// <summary>The sentence of a refusal.</summary>
    public static string Refusal(string layers, string? version = null) => Assert.Throws<ModelFileException>(() => Sequential(layers, version)).Message;

    public static SavedArray Array(string name, int[] shape, params float[] values) => new(name, shape, "float32", () => values);
}
