using System.Reflection;

namespace NeuralSeqGen.Generator.Tests;

/// <summary>The generated surface, member by member, as a user's code sees it.</summary>
public sealed class SurfaceTests
{
    private const string Spans = "ReadOnlySpan<Single> x, ReadOnlySpan<Single> y";

    [Fact]
    public void Model1_HasEveryMember()
    {
        string[] expected =
        [
            "StreamState CreateState()",
            "Model1 Create(Int64 seed = 0)",
            "History Fit(Single[,,] x, Single[,,] y, FitOptions options = null, Nullable<ValueTuple<Single[,,], Single[,,]>> validationData = null, Single[] sampleWeight = null, Single[,] stepWeight = null, CancellationToken cancellationToken = default)",
            $"History Fit({Spans}, FitOptions options = null, CancellationToken cancellationToken = default)",
            "Evaluation Evaluate(Single[,,] x, Single[,,] y, Int32 batchSize = 32, Single[] sampleWeight = null, Single[,] stepWeight = null, CancellationToken cancellationToken = default)",
            $"Evaluation Evaluate({Spans}, Int32 batchSize = 32, CancellationToken cancellationToken = default)",
            "Single TrainOnBatch(Single[,,] x, Single[,,] y, Single[] sampleWeight = null, Single[,] stepWeight = null)",
            $"Single TrainOnBatch({Spans})",
            "Single ComputeGradients(Single[,,] x, Single[,,] y, Span<Single> gradients, Nullable<Int64> draw = null)",
            "Single ComputeGradients(Single[,,] x, Single[,,] y, Span<Single> gradients, Span<Single> inputGradients, Nullable<Int64> draw = null)",
            $"Single ComputeGradients({Spans}, Span<Single> gradients, Nullable<Int64> draw = null)",
            $"Single ComputeGradients({Spans}, Span<Single> gradients, Span<Single> inputGradients, Nullable<Int64> draw = null)",
            "Single[,,] Predict(Single[,,] x)",
            "Void Predict(ReadOnlySpan<Single> x, Span<Single> yOut)",
            "Single[,] PredictOne(Single[,] x)",
            "Void PredictOne(ReadOnlySpan<Single> x, Span<Single> yOut)",
            "Array PredictLayer(String layer, Single[,,] x)",
            "Void PredictLayer(String layer, ReadOnlySpan<Single> x, Span<Single> output)",
            "Boolean Step(ReadOnlySpan<Single> x, Span<Single> y, StreamState state)",
            "ParameterEdit EditParameters()",
            "Void ApplyGradients(ReadOnlySpan<Single> gradients)",
            "String GetSummary(SummaryStyle style = Classic)",
            "Void SaveWeights(String path, SaveOptions options = null)",
            "Void SaveWeights(Stream stream, SaveOptions options = null)",
            "LoadReport LoadWeights(String path, LoadOptions options = null)",
            "LoadReport LoadWeights(ReadOnlySpan<Byte> safetensors, LoadOptions options = null)",
        ];
        var actual = SurfaceReflection.Methods(QuestionModels.Loaded.Type("Model1"));
        Assert.Equal(expected.Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Model1_HasConstantsAndStaticProperties()
    {
        var type = QuestionModels.Loaded.Type("Model1");
        Assert.Equal(1672, type.GetField("ParameterCount")!.GetRawConstantValue());
        Assert.InRange((long)type.GetField("FlopsPerSample")!.GetRawConstantValue()!, 200_000, 250_000);
        Assert.InRange((int)type.GetField("TrainingArenaBytes")!.GetRawConstantValue()!, 64 * 16 * 16 * 4, 4_000_000);
        Assert.InRange((int)type.GetField("InferenceArenaBytes")!.GetRawConstantValue()!, 4 * 16 * 16, 4_000_000);
        Assert.Matches("^[0-9a-f]{16}$", (string)type.GetField("ArchitectureHash")!.GetRawConstantValue()!);
        Assert.Contains("gru_1 (GRU)                  (None, 64, 16)            1536", (string)type.GetProperty("Summary")!.GetValue(null)!, StringComparison.Ordinal);
        string[] properties = ["InputShape", "Inputs", "Layers", "LearningRate", "LearningRateSchedule", "Name", "NonFiniteInputs", "OutputShape", "Outputs", "Parameters", "Summary", "Weights"];
        Assert.Equal(properties, type.GetProperties(SurfaceReflection.Public).Select(p => p.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Arrays_StateTheirShapes()
    {
        var fit = QuestionModels.Loaded.Type("Model1").GetMethods().First(m => m.Name == "Fit" && m.GetParameters().Length == 7 && m.GetCustomAttribute<ObsoleteAttribute>() is null);
        Assert.Equal([-1, 64, 15], fit.GetParameters()[0].GetCustomAttribute<ShapeAttribute>()!.Extents);
        Assert.Equal([-1, 64, 8], fit.GetParameters()[1].GetCustomAttribute<ShapeAttribute>()!.Extents);
        var predict = QuestionModels.Loaded.Type("Model1").GetMethod("Predict", [typeof(float[,,])])!;
        Assert.Equal([-1, 64, 8], ((ShapeAttribute)predict.ReturnTypeCustomAttributes.GetCustomAttributes(typeof(ShapeAttribute), false).Single()).Extents);
    }

    [Fact]
    public void Layers_AreTypedViews()
    {
        var model = QuestionModels.Loaded.Create("Model1");
        object layers = model.GetType().GetProperty("Layers")!.GetValue(model)!;
        var gru = Assert.IsType<GruLayer>(layers.GetType().GetProperty("Gru1")!.GetValue(layers));
        var dense = Assert.IsType<DenseLayer>(layers.GetType().GetProperty("TimeDistributed1")!.GetValue(layers));
        Assert.Equal([15, 48], gru.Kernel.Info.Shape.ToArray());
        Assert.Equal([8], dense.Bias.Info.Shape.ToArray());
        Assert.Equal(2, layers.GetType().GetProperties().Length);
    }

    [Fact]
    public void EqualDeclarations_HaveEqualHashes_OthersDiffer()
    {
        string[] hashes = [.. new[] { "Model1", "Model2", "Model3" }.Select(name => QuestionModels.Loaded.Create(name).ArchitectureHash)];
        Assert.Equal(3, hashes.Distinct().Count());
        Assert.Equal(hashes[0], QuestionModels.Loaded.Create("Model1", 7).ArchitectureHash);
    }

    [Theory]
    [InlineData("Model1", "Model1: (n, 64, 15) float → (n, 64, 8) float · sequence-to-sequence · causal · 1,672 parameters · 0.2 MFLOP · loss categorical_crossentropy, RMSprop 0.001")]
    [InlineData("Model3", "Model3: (n, 64, 15) float → (n, 8) float · sequence-to-label · causal · 1,672 parameters · 0.2 MFLOP · loss categorical_crossentropy, RMSprop 0.001")]
    public void Hover_ShowsOneLine_AndTheLayers(string model, string line)
    {
        var type = QuestionModels.Run.Compilation.GetTypeByMetadataName(model)!;
        foreach (string? xml in new[] { type.GetDocumentationCommentXml(), type.InstanceConstructors.Single().GetDocumentationCommentXml() })
        {
            Assert.Contains($"<para>{line}</para>", xml, StringComparison.Ordinal);
            Assert.Contains("gru_1 (GRU)", xml, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void GenericCode_TakesAnyModel()
    {
        const string Generic = """
            using NeuralSeqGen;
            internal static class User
            {
                internal static TOutput Train<TModel, TInput, TTarget, TOutput>(TInput x, TTarget y) where TModel : ISequenceModel<TModel, TInput, TTarget, TOutput>
                {
                    var model = TModel.Create(1);
                    model.Fit(x, y, new() { Epochs = 2 });
                    _ = model.Evaluate(x, y, 16).Loss + model.LearningRate;
                    return model.Predict(x);
                }

                internal static float[,] Call(float[,,] x, float[,] y) => Train<Model3, float[,,], float[,], float[,]>(x, y);
                internal static ISequenceModel[] Many() => [new Model1(), new Model2(seed: 2), Model3.Create()];
            }
            """;
        Assert.Empty(UserCode.Check(QuestionModels.Run, Generic));
    }

    [Fact]
    public void SequenceToLabel_HasNoStepWeights()
    {
        var methods = SurfaceReflection.Methods(QuestionModels.Loaded.Type("Model3"));
        Assert.DoesNotContain(methods, m => m.Contains("stepWeight", StringComparison.Ordinal));
        Assert.Contains("Single[] PredictOne(Single[,] x)", methods);
        Assert.Contains("Single[,] Predict(Single[,,] x)", methods);
    }
}
