using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Layers;
using NeuralSeqGen.Compiler.Tests.Models;
using NeuralSeqGen.Onnx.Layers;
using NeuralSeqGen.Onnx.Tests.Keras;

namespace NeuralSeqGen.Onnx.Tests;

/// <summary>Files: of a model that a user compiled, of any batch, whole or not at all.</summary>
public sealed class SaveTests
{
    // wrappers, inputs and models as layers, which are written where they stand
    private static readonly string[] OfModels = ["Functional", "InputLayer", "TimeDistributed"];

    [Fact]
    public void CompiledModel_GivesTheSameNumbers()
    {
        var model = new Tagger(seed: 3);
        int[,] ids = new int[5, 6];
        for (int i = 0; i < ids.Length; i++)
        {
            ids[i / 6, i % 6] = i * 7 % 10;
        }

        float[,,] expected = model.Predict(ids);
        using var run = new OnnxRun(model);
        Assert.Equal(["input_1"], run.Inputs.Keys);
        Assert.Equal([-1, 6], run.Inputs["input_1"].Dimensions);
        Assert.Equal(["batch", ""], run.Inputs["input_1"].SymbolicDimensions);
        Assert.Equal([-1, 6, 3], run.Outputs[model.Outputs[0].Name].Dimensions);
        float[] actual = run.Run(5, new Dictionary<string, Array> { ["input_1"] = ids.Cast<int>().ToArray() })[model.Outputs[0].Name];
        Assert.All(expected.Cast<float>().Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 2e-6));
    }

    [Theory]
    [InlineData("[SequenceModel, Input(4, 3), TimeDistributed, SubModel<Inner>, Gru(3), MeanSquaredError, Sgd] public sealed partial class Model1; [SequenceModel, Input(3), Dense(4, Activation = Activation.Tanh), Dense(2)] public sealed partial class Inner;")]
    [InlineData("[SequenceModel, Input(4, 3), SubModel<Inner>, MeanSquaredError, Sgd] public sealed partial class Model1; [SequenceModel, Input(4, 3), Attention, Dense(2)] public sealed partial class Inner;")]
    [InlineData("[SequenceModel, Sgd] public sealed partial class Model1 { [Input(4, 3)] private static partial LayerNode A { get; } [SubModel<Inner>(From = nameof(A)), Output, MeanSquaredError] private static partial LayerNode B { get; } [Reuse(nameof(B), From = nameof(A)), Output, MeanSquaredError] private static partial LayerNode C { get; } } [SequenceModel, Input(4, 3), MultiHeadAttention(2, 2), Gru(2)] public sealed partial class Inner;")]
    public void ModelsAsLayers_AreWritten(string declarations)
    {
        var model = ModelSource.BindDeclaration(declarations);
        Assert.True(model.IsValid, string.Join(" ", model.Findings.Select(f => f.Sentence)));
        Assert.True(new Reference(model, 1, 3).Difference() < 2e-5);
    }

    [Fact]
    public void File_IsWrittenWholeOrNotAtAll()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".onnx");
        try
        {
            OnnxFile.Save(new Tagger(seed: 1), path);
            byte[] before = File.ReadAllBytes(path);
            var thrown = Assert.Throws<NotSupportedException>(() => OnnxFile.Save(OfClass("Conv7D"), path));
            Assert.Equal("Conv7D 'dense_1' has no form in ONNX here.", thrown.Message);
            Assert.Equal(before, File.ReadAllBytes(path));
            Assert.Equal([path], Directory.GetFiles(Path.GetTempPath(), Path.GetFileNameWithoutExtension(path) + "*"));
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>Weights are those of one moment: what is half changed is not written.</summary>
    [Fact]
    public void ARunningEdit_IsInNoFile()
    {
        var model = new Tagger(seed: 3);
        byte[] onnx = Onnx(model);
        var keras = KerasFiles.Arrays(KerasFiles.Saved(model)).Select(array => array.Array.Read()).ToList();
        using (var edit = model.EditParameters())
        {
            edit.Values[..(edit.Values.Length / 2)].Clear();
            Assert.Equal(onnx, Onnx(model));
            Assert.Equal(keras, KerasFiles.Arrays(KerasFiles.Saved(model)).Select(array => array.Array.Read()));
        }

        Assert.NotEqual(onnx, Onnx(model));
    }

    private static byte[] Onnx(ISequenceModel model)
    {
        using var file = new MemoryStream();
        OnnxFile.Save(model, file);
        return file.ToArray();
    }

    /// <summary>What the catalogue of Keras's classes has, the exporter writes.</summary>
    [Fact]
    public void EveryLayer_HasAForm() =>
        Assert.Empty(LayerCatalogue.All.Select(KerasCatalogue.Of).Where(keras => keras.Module != KerasClass.Ours).Select(keras => keras.Name).Except([.. LayerExports.Classes, .. OfModels]));

    [Fact]
    public void EveryActivation_HasAForm() =>
        Assert.All(Compiler.Activations.ActivationCatalogue.Names.Select(Naming.Snake), name => Assert.True(Layers.Activations.Has(name), name));

    private static BoundSequenceModel OfClass(string className) =>
        new(ModelSource.BindValid("[Input(4, 3), Dense(2), MeanSquaredError, Sgd]"), new float[8], json => json.Replace("\"Dense\"", $"\"{className}\"", StringComparison.Ordinal));
}
