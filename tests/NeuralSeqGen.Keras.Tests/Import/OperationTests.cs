using NeuralSeqGen.Keras.Files;
using NeuralSeqGen.Keras.Import;
using NeuralSeqGen.Keras.Tests.Files;
using NeuralSeqGen.Tool.Compiling;

namespace NeuralSeqGen.Keras.Tests.Import;

/// <summary>Slices of tensors and arithmetic with numbers, which Keras 3 saves as operations, become layers or are refused by name.</summary>
public sealed class OperationTests
{
    private const int Steps = 5, Features = 3;

    private const string All = """{"class_name": "__slice__", "config": {"start": null, "stop": null, "step": null}}""";

    private static string Key(string start, string stop, string step = "null") => $$$"""{"class_name": "__slice__", "config": {"start": {{{start}}}, "stop": {{{stop}}}, "step": {{{step}}}}}""";

    public static TheoryData<string, string, string> Written => new()
    {
        { "GetItem", $"X, [{All}, -1, {All}]", "Slice(-1, 1, Axis = 1), Flatten" },
        { "GetItem", $"X, [{All}, 0]", "Slice(0, 1, Axis = 1), Flatten" },
        { "GetItem", $"X, [{All}, {Key("1", "4")}]", "Slice(1, 3, Axis = 1)" },
        { "GetItem", $"X, [{All}, {Key("null", "-2")}]", "Slice(0, 3, Axis = 1)" },
        { "GetItem", $"X, [{All}, {Key("-2", "99")}]", "Slice(3, 2, Axis = 1)" },
        { "GetItem", $"X, [{All}, {Key("null", "null", "-1")}]", "Flip(Axis = new[] { 1 })" },
        { "GetItem", $"X, [{All}, {Key("1", "null")}, {Key("0", "2")}]", "Slice(1, 4, Axis = 1), Slice(0, 2)" },
        { "GetItem", """X, [{"class_name": "__ellipsis__", "config": {}}, """ + Key("1", "null") + "]", "Slice(1, 2)" },
        { "GetItem", $"X, [{All}, {All}, 2]", "Slice(2, 1), Flatten" },
        { "GetItem", $"X, [{All}]", "Activation(Activation.Linear)" },
        { "Multiply", "X, 2.0", "Rescaling(2)" },
        { "Multiply", "0.5, X", "Rescaling(0.5)" },
        { "Add", "X, 1", "Rescaling(1, Offset = 1)" },
        { "Subtract", "X, 1.5", "Rescaling(1, Offset = -1.5)" },
        { "Subtract", "1, X", "Rescaling(-1, Offset = 1)" },
        { "TrueDivide", "X, 4", "Rescaling(0.25)" },
        { "Negative", "X", "Rescaling(-1)" },
    };

    [Theory]
    [MemberData(nameof(Written))]
    public void AnOperation_IsWrittenAsALayer(string function, string operands, string layers) =>
        Assert.Contains($"[{Input}]\n[{layers}]\npublic", MadeModel.Import(Graph([(function, operands)]), "3.15.1").Source, StringComparison.Ordinal);

    /// <summary>Where the number of steps is open, what is cut from both ends is cropped.</summary>
    [Theory]
    [InlineData("1", "-1", "Cropping1D(1, 1)")]
    [InlineData("-3", "-1", "Slice(-3, 2, Axis = 1)")]
    [InlineData("-3", "null", "Slice(-3, -1, Axis = 1)")]
    public void OpenSteps_AreCutFromTheirEnds(string start, string stop, string layer) =>
        Assert.Contains($"[{layer}]", new KerasImporter(new DeclarationBinder()).Import(
            new("made.keras", SavedFormat.KerasArchive) { ConfigJson = Graph([("GetItem", $"X, [{All}, {Key(start, stop)}]")], "null"), KerasVersion = "3.15.1", Sha256 = "0" },
            new ImportOptions { Name = "Made", Steps = new Dictionary<string, int> { [""] = Steps } }).Source, StringComparison.Ordinal);

    [Theory]
    [InlineData("GetItem", "X, [0]", "slices a tensor along the batch")]
    [InlineData("GetItem", $"X, [{All}, 1, 2]", "slices a tensor at one position of several axes")]
    [InlineData("GetItem", $"X, [{All}, null]", "slices a tensor by a key that is no position and no range")]
    [InlineData("GetItem", $"X, [{All}, {All}, {All}, {All}]", "slices a tensor by a key that is no position and no range")]
    [InlineData("GetItem", "X, [" + All + """, {"class_name": "__slice__", "config": {"start": null, "stop": null, "step": 2}}]""", "slices a tensor in steps of 2")]
    [InlineData("GetItem", "X, [" + All + """, {"class_name": "__slice__", "config": {"start": 4, "stop": 2, "step": null}}]""", "slices a tensor where nothing is left")]
    [InlineData("GetItem", $"X, [{All}, 5]", "Slice")]
    [InlineData("TrueDivide", "1, X", "(keras.ops, TrueDivide)")]
    [InlineData("TrueDivide", "X, 0", "divides by 0")]
    [InlineData("Power", "X, 2", "Power")]
    [InlineData("Maximum", "X, 0", "Maximum with a constant")]
    [InlineData("Multiply", "X, [1, 2, 3]", "'op0' (keras.ops, Multiply with a constant)")]
    public void WhatHasNoCounterpart_IsRefusedByName(string function, string operands, string reason)
    {
        string message = Assert.Throws<ModelFileException>(() => MadeModel.Import(Graph([(function, operands)]), "3.15.1")).Message;
        Assert.Contains(reason, message, StringComparison.Ordinal);
    }

    /// <summary>Keras hands no mask on from a function, and layers do: where that matters the model is refused; the last step has none in either.</summary>
    [Theory]
    [InlineData("Multiply", "X, 2", true)]
    [InlineData("GetItem", "X, [" + All + ", " + All + """, {"class_name": "__slice__", "config": {"start": 0, "stop": 2, "step": null}}]""", true)]
    [InlineData("GetItem", $"X, [{All}, -1]", false)]
    public void AMask_EndsAtAFunction(string function, string operands, bool isRefused)
    {
        var import = () => MadeModel.Import(Graph([(function, operands)], isMasked: true), "3.15.1");
        if (isRefused)
        {
            Assert.Contains("the mask of", Assert.Throws<ModelFileException>(import).Message, StringComparison.Ordinal);
        }
        else
        {
            Assert.Contains("[Slice(-1, 1, Axis = 1), Flatten]", import().Source, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void AFileOfKeras_TakesTheLastStep() => Assert.EndsWith(
        "[SequenceModel]\n[Input(6, 4)]\n[Slice(-1, 1, Axis = 1), Flatten]\n[Dense(2)]\npublic sealed partial class Last;\n",
        new KerasImporter(new DeclarationBinder()).Import(ModelFile.Open(OracleFiles.Get("refuse/unknown_op_slice.keras").Path), new ImportOptions { Name = "Last" }).Source, StringComparison.Ordinal);

    [Fact]
    public void TheClass_GivesTheNumbersOfPython()
    {
        var imported = MadeModel.Import(Graph([.. Written.Select(row => (row.Data.Item1, row.Data.Item2))]), "3.15.1");
        using var assembly = ModelCompiler.Load(imported.Source);
        var model = assembly.Create(imported.FullName);
        float[,,] x = new float[2, Steps, Features];
        for (int i = 0; i < x.Length; i++)
        {
            x[i / (Steps * Features), i / Features % Steps, i % Features] = (i * i % 17) - 7.5f;
        }

        var outputs = LoadedAssembly.Predict(model, [x]);
        Assert.Equal(Expected(x).Select(values => string.Join(" ", values)), outputs.Select(output => string.Join(" ", output.Cast<float>())));
    }

    /// <summary>What Python's slices take, step by step, in the order of the table.</summary>
    private static IEnumerable<IEnumerable<float>> Expected(float[,,] x) =>
    [
        Taken(x, [4], [0, 1, 2]), Taken(x, [0], [0, 1, 2]), Taken(x, [1, 2, 3], [0, 1, 2]), Taken(x, [0, 1, 2], [0, 1, 2]), Taken(x, [3, 4], [0, 1, 2]), Taken(x, [4, 3, 2, 1, 0], [0, 1, 2]),
        Taken(x, [1, 2, 3, 4], [0, 1]), Taken(x, [0, 1, 2, 3, 4], [1, 2]), Taken(x, [0, 1, 2, 3, 4], [2]), x.Cast<float>(),
        x.Cast<float>().Select(v => v * 2), x.Cast<float>().Select(v => v * 0.5f), x.Cast<float>().Select(v => v + 1), x.Cast<float>().Select(v => v - 1.5f), x.Cast<float>().Select(v => 1 - v), x.Cast<float>().Select(v => v / 4), x.Cast<float>().Select(v => -v),
    ];

    private static IEnumerable<float> Taken(float[,,] x, int[] steps, int[] features) =>
        Enumerable.Range(0, x.GetLength(0)).SelectMany(sample => steps.SelectMany(step => features.Select(feature => x[sample, step, feature])));

    private const string Input = "Input(5, 3)";

    /// <summary>A functional model whose outputs are these operations of its input.</summary>
    private static string Graph((string Function, string Operands)[] operations, string steps = "5", bool isMasked = false)
    {
        string tensor = Tensor(isMasked ? "mask" : "input", steps);
        var layers = operations.Select((o, i) => $$$"""{"class_name": "{{{o.Function}}}", "module": "keras.src.ops.numpy", "name": "op{{{i}}}", "config": {"name": "op{{{i}}}"}, "inbound_nodes": [{"args": [{{{o.Operands.Replace("X", tensor, StringComparison.Ordinal)}}}], "kwargs": {}}]}""");
        string ports = string.Join(", ", operations.Select((_, i) => $"[\"op{i}\", 0, 0]"));
        return $$$"""{"class_name": "Functional", "module": "keras.src.models.functional", "config": {"name": "made", "layers": [{"class_name": "InputLayer", "module": "keras.layers", "name": "input", "config": {"name": "input", "batch_shape": [null, {{{steps}}}, 3], "dtype": "float32"}, "inbound_nodes": []}, {{{string.Join(", ", isMasked ? layers.Prepend(Masking) : layers)}}}], "input_layers": ["input", 0, 0], "output_layers": {{{(operations.Length == 1 ? ports : $"[{ports}]")}}}}}""";
    }

    private static readonly string Masking = $$$"""{"class_name": "Masking", "name": "mask", "module": "keras.layers", "config": {"name": "mask", "trainable": true, "mask_value": 0.0}, "inbound_nodes": [{"args": [{{{Tensor("input", "5")}}}], "kwargs": {}}]}""";

    private static string Tensor(string layer, string steps) => $$$"""{"class_name": "__keras_tensor__", "config": {"shape": [null, {{{steps}}}, 3], "dtype": "float32", "keras_history": ["{{{layer}}}", 0, 0]}}""";
}
