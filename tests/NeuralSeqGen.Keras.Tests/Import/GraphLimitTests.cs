using System.Text.Json.Nodes;
using NeuralSeqGen.Keras.Files;
using NeuralSeqGen.Keras.Graph;
using NeuralSeqGen.Keras.Import;
using NeuralSeqGen.Keras.Weights;
using NeuralSeqGen.Keras.Writing;

namespace NeuralSeqGen.Keras.Tests.Import;

/// <summary>Graphs that are large, deep or badly formed end in time, and in one sentence.</summary>
public sealed class GraphLimitTests
{
    [Fact]
    public void ModelsInModels_AreWalkedOnce()
    {
        var model = Model("m0", Dense("d"), "d");
        for (int level = 1; level <= 60; level++)
        {
            string inner = $"m{level - 1}";
            model["name"] = inner;
            model["inbound_nodes"] = new JsonArray(Node("x", 0), Node(inner, 0));
            model = Model($"m{level}", model, inner, use: 2);
        }

        var graph = Read(model);
        Assert.Equal(2, Ranks.Of(graph)[graph.Outputs[0].Call]);
    }

    [Fact]
    public void AMaskOfManyOperations_IsRefused()
    {
        const int Count = 200_000;
        KerasLayer[] layers = [.. Enumerable.Range(0, Count).Select(i => Layer($"m{i}", i == Count - 1 ? "ops.Sin" : "ops.Any", i == Count - 1 ? [] : [new($"m{i + 1}", 0, 0)]))];
        var reader = Layer("gru", "GRU", []);
        var graph = new KerasGraph("g", [.. layers, reader], [], []);
        var call = new KerasCall([]) { Masks = [new("m0", 0, 0)] };
        Assert.Contains("'m199999'", Assert.Throws<RefusedImportException>(() => MaskChecks.Check(graph, reader, call, [])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TooManyLayers_AreRefused()
    {
        var layers = new JsonArray([.. Enumerable.Range(0, 10_001).Select(i => (JsonNode)Dense($"d{i}"))]);
        ((JsonObject)layers[0]!["config"]!)["batch_input_shape"] = new JsonArray(null, 3);
        Assert.Contains("more than 10000 layers", Assert.Throws<RefusedImportException>(() => Read(new() { ["class_name"] = "Sequential", ["config"] = new JsonObject { ["layers"] = layers } })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LayersOfOneName_AreNumbered()
    {
        var layers = new JsonArray(Dense("a"), Dense("a"), Dense("a"), Dense("a"));
        ((JsonObject)layers[0]!["config"]!)["batch_input_shape"] = new JsonArray(null, 3);
        var graph = Read(new() { ["class_name"] = "Sequential", ["config"] = new JsonObject { ["layers"] = layers } });
        Assert.Equal(["a", "a_1", "a_2", "a_3"], graph.Layers.Skip(1).Select(layer => layer.Name));
        var names = new NodeNames();
        Assert.Equal(["A", "A2", "A3"], new[] { "a", "a", "a" }.Select(names.Fresh));
    }

    [Fact]
    public void AListInPlaceOfALayer_IsOneSentence()
    {
        var refusal = Assert.Throws<ModelFileException>(() => MadeModel.Import($$"""{"class_name": "Sequential", "config": [[], {{Dense("a").ToJsonString()}}]}"""));
        Assert.Contains("is not as Keras writes it", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AModelThatEndsInAModel_CountsOneUseMore()
    {
        var inner = Model("inner", Dense("d"), "d");
        inner["name"] = "inner";
        inner["inbound_nodes"] = new JsonArray(Node("x", 0));
        string source = MadeModel.Import(Model("outer", inner, "inner", use: 1).ToJsonString()).Source;
        Assert.Contains("SubModel<MadeInner>", source, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("true", false)]
    [InlineData("1", false)]
    [InlineData("false", true)]
    [InlineData("null", true)]
    public void ACallThatTrains_IsRefused(string training, bool isRead)
    {
        var model = Model("m", Dense("d"), "d");
        model["config"]!["layers"]![1]!["inbound_nodes"] = JsonNode.Parse($$"""[[["x", 0, 0, {"training": {{training}}}]]]""");
        string? refusal = Record.Exception(() => MadeModel.Import(model.ToJsonString()))?.Message;
        Assert.Equal(isRead, refusal is null);
        Assert.True(isRead || refusal!.Contains("'d' is called with training=", StringComparison.Ordinal), refusal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("_")]
    public void ProjectionsOfAttention_AreFoundUnderBothNames(string prefix)
    {
        string[] names = ["query_dense", "key_dense", "gate_dense", "value_dense", "output_dense"];
        var weights = new PositionalWeights(names.ToDictionary(name => $"a/{prefix}{name}", name => (IReadOnlyList<SavedArray>)[MadeModel.Array(name, [1], 0)]));
        Assert.Equal(names, LayerArrays.Of(Layer("a", "GroupQueryAttention", []), weights).Select(array => array.Name));
    }

    private static KerasGraph Read(JsonObject model) => new GraphReader(ConfigVersion.Parse("2.4.0", null)).Read(model, LayerPlace.Outermost);

    private static KerasLayer Layer(string name, string className, TensorRef[] inputs) => new(name, className, []) { Path = name, TopLayer = name, Order = 0, Calls = [new KerasCall(inputs)] };

    private static JsonObject Dense(string name) => new()
    {
        ["class_name"] = "Dense", ["name"] = name, ["inbound_nodes"] = new JsonArray(Node("x", 0)),
        ["config"] = new JsonObject { ["name"] = name, ["trainable"] = true, ["units"] = 3, ["activation"] = "linear", ["use_bias"] = true },
    };

    private static JsonArray Node(string layer, int use) => new(new JsonArray(layer, use, 0, new JsonObject()));

    /// <summary>A functional model of an input and a layer.</summary>
    private static JsonObject Model(string name, JsonObject layer, string output, int use = 0) => new()
    {
        ["class_name"] = "Functional",
        ["config"] = new JsonObject
        {
            ["name"] = name,
            ["layers"] = new JsonArray(
                new JsonObject { ["class_name"] = "InputLayer", ["name"] = "x", ["inbound_nodes"] = new JsonArray(), ["config"] = new JsonObject { ["name"] = "x", ["batch_shape"] = new JsonArray(null, 3) } }, layer),
            ["input_layers"] = new JsonArray(new JsonArray("x", 0, 0)), ["output_layers"] = new JsonArray(new JsonArray(output, use, 0)),
        },
    };
}
