using NeuralSeqGen.Keras.Files;

namespace NeuralSeqGen.Keras.Tests.Import;

/// <summary>Classes and functions of one's own may have the names of those of Keras; they are told by their module, or by arrays that Keras's class has not.</summary>
public sealed class ForeignClassTests
{
    private const string Dense = """{"class_name": "Dense", "config": {"name": "d", "trainable": true, "batch_input_shape": [null, 3], "units": 4, "activation": "linear", "use_bias": true}}""";

    [Theory]
    [InlineData("__main__", false)]
    [InlineData("keras_own.layers", false)]
    [InlineData("keras.layers", true)]
    [InlineData("keras.src.layers.core.dense", true)]
    public void ALayer_IsToldByItsModule(string module, bool isRead) => Check(Dense.Replace("{\"class_name\"", $"{{\"module\": \"{module}\", \"registered_name\": \"Dense\", \"class_name\"", StringComparison.Ordinal), isRead, module + ".Dense");

    [Theory]
    [InlineData("__main__", "relu", false)]
    [InlineData("builtins", "own>relu", false)]
    [InlineData("builtins", "function", true)]
    [InlineData("keras.activations", "relu", true)]
    public void AFunction_IsToldByItsModule(string module, string registered, bool isRead) => Check(
        Dense.Replace("\"linear\"", $$"""{"module": "{{module}}", "class_name": "function", "config": "relu", "registered_name": "{{registered}}"}""", StringComparison.Ordinal), isRead, "code of one's own");

    [Fact]
    public void ALoss_IsLeftOut()
    {
        var model = MadeModel.Sequential(Dense, training: """{"loss": {"module": "__main__", "class_name": "Huber", "config": {}}}""");
        Assert.DoesNotContain("Huber", string.Concat(model.Source.Split('\n').Where(line => !line.StartsWith("//", StringComparison.Ordinal))), StringComparison.Ordinal);
        Assert.Contains("__main__.Huber", Assert.Single(model.Notes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ArraysOfALayerWithoutWeights_AreRefused(bool isPositional)
    {
        SavedArray kernel = MadeModel.Array("kernel", [3, 4], new float[12]), bias = MadeModel.Array("bias", [4], new float[4]), own = MadeModel.Array("own", [4], new float[4]);
        SavedWeights weights = isPositional ? new PositionalWeights(new Dictionary<string, IReadOnlyList<SavedArray>> { ["layers/dense"] = [kernel, bias], ["layers/softmax"] = [own] })
            : new NamedWeights([new("d", [kernel, bias]), new("s", [own])]);
        var refusal = Assert.Throws<ModelFileException>(() => MadeModel.Sequential(Dense + """, {"class_name": "Softmax", "config": {"name": "s", "trainable": true}}""", weights: weights));
        Assert.Contains("arrays for the layer 's'", refusal.Message, StringComparison.Ordinal);
    }

    private static void Check(string layer, bool isRead, string reason)
    {
        if (isRead)
        {
            Assert.Contains("Dense(4", MadeModel.Sequential(layer).Source, StringComparison.Ordinal);
        }
        else
        {
            Assert.Contains(reason, MadeModel.Refusal(layer), StringComparison.Ordinal);
        }
    }
}
