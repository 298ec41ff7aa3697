using NeuralSeqGen.Compiler.Tests.Models;
using NeuralSeqGen.Generator.Tests.RandomModels;

namespace NeuralSeqGen.Generator.Tests;

/// <summary>Graphs as generated code, with the numbers of the interpreter at every width: outputs, every layer, losses, gradients of weights and inputs, steps, updates.</summary>
public sealed class GraphNumbersTests
{
    private const string Node = "private static partial LayerNode ";

    private static readonly (string Name, string OnClass, string Nodes)[] Graphs =
    [
        ("ResidualLayers", "MeanSquaredError, Adam, Metric.MeanAbsoluteError", $$"""
            [Input(5, 3)] {{Node}}Source { get; }
            [Dense(3, From = nameof(Source), Activation = Activation.Tanh)] {{Node}}Inner { get; }
            [Add(nameof(Source), nameof(Inner)), Gru(4, ReturnSequences = true)] {{Node}}Sum { get; }
            [Dense(4, From = nameof(Sum)), LayerNormalization] {{Node}}Second { get; }
            [Add(nameof(Sum), nameof(Second))] {{Node}}Last { get; }
            """),
        ("SharedLayers", "MeanSquaredError, Sgd", $$"""
            [Input(5, 3)] {{Node}}Left { get; }
            [Input(5, 3)] {{Node}}Right { get; }
            [Gru(4, From = nameof(Left)), Dense(3, Activation = Activation.Tanh)] {{Node}}Tower { get; }
            [Reuse(nameof(Tower), From = nameof(Right))] {{Node}}Other { get; }
            [Multiply(nameof(Tower), nameof(Other)), Dense(2)] {{Node}}Last { get; }
            """),
        ("MasksThroughMerges", "MeanSquaredError, RmsProp, Metric.MeanAbsoluteError", $$"""
            [Input(6, 3), Masking(MaskValue = 0.5)] {{Node}}Left { get; }
            [Input(6, 3), Masking(MaskValue = 0.5)] {{Node}}Right { get; }
            [Average(nameof(Left), nameof(Right))] {{Node}}Both { get; }
            [Concatenate(nameof(Both), nameof(Left)), Gru(3, ReturnSequences = true), Dense(2)] {{Node}}Last { get; }
            """),
        ("ManyLosses", "Adam", $$"""
            [Input(4, 3)] {{Node}}Source { get; }
            [Input(2)] {{Node}}Facts { get; }
            [Gru(5, From = nameof(Source), ReturnSequences = true)] {{Node}}Reader { get; }
            [Dense(2, From = nameof(Reader)), MeanSquaredError(Weight = 0.25), Metric.MeanAbsoluteError] {{Node}}Track { get; }
            [Dense(3, From = nameof(Reader)), SparseCategoricalCrossentropy(FromLogits = true), Metric.Accuracy] {{Node}}Tags { get; }
            [Flatten(From = nameof(Reader))] {{Node}}Flat { get; }
            [Concatenate(nameof(Flat), nameof(Facts)), Dense(4, Activation = Activation.Softmax), CategoricalCrossentropy, Metric.Accuracy] {{Node}}Label { get; }
            [Dense(2, From = nameof(Facts)), Output] {{Node}}Unjudged { get; }
            """),
        ("StreamOfTwo", "Sgd", $$"""
            [Input(6, 2)] {{Node}}Left { get; }
            [Input(6, 3)] {{Node}}Right { get; }
            [Concatenate(nameof(Left), nameof(Right)), Gru(4, ReturnSequences = true)] {{Node}}Reader { get; }
            [Dense(2, From = nameof(Reader)), MeanSquaredError] {{Node}}Now { get; }
            [Gru(3, From = nameof(Reader)), Output, MeanSquaredError] {{Node}}End { get; }
            """),
        ("StateIntoDecoder", "MeanSquaredError, Adam", $$"""
            [Input(5, 3)] {{Node}}Source { get; }
            [Input(4, 2)] {{Node}}Previous { get; }
            [Gru(4, From = nameof(Source))] {{Node}}Encoder { get; }
            [Gru(4, From = nameof(Previous), ReturnSequences = true, InitialState = new[] { nameof(Encoder) }), Dense(2)] {{Node}}Decoder { get; }
            """),
        ("WordsAndNumbers", "MeanSquaredError, Adam", $$"""
            [Input(5)] {{Node}}Words { get; }
            [Input(5, 2)] {{Node}}Numbers { get; }
            [Embedding(7, 3, From = nameof(Words), MaskZero = true)] {{Node}}Embedded { get; }
            [Concatenate(nameof(Embedded), nameof(Numbers)), Gru(4), Dense(2)] {{Node}}Last { get; }
            """),
        ("IdsAsOutput", "Sgd", $$"""
            [Input(4), Output] {{Node}}Words { get; }
            [Embedding(6, 3, From = nameof(Words))] {{Node}}Embedded { get; }
            [Add(nameof(Embedded), nameof(Embedded))] {{Node}}Twice { get; }
            [SimpleRnn(3, From = nameof(Twice)), Dense(2), MeanSquaredError] {{Node}}Last { get; }
            [Reuse(nameof(Last), From = nameof(Embedded)), MeanSquaredError(Weight = 2)] {{Node}}Again { get; }
            """),
        ("LossOfAnInput", "Sgd", $$"""
            [Input(3), MeanSquaredError, Metric.MeanAbsoluteError] {{Node}}Same { get; }
            [Dense(2, From = nameof(Same)), MeanSquaredError] {{Node}}Other { get; }
            """),
        ("InputAsOutput", "Sgd", $$"""
            [Input(3), Output] {{Node}}Same { get; }
            [Dense(2, From = nameof(Same)), MeanSquaredError] {{Node}}Other { get; }
            """),
    ];

    private static readonly Lazy<LoadedModels> Models = new(() => QuickLoad.Of(GeneratorHarness.Run([.. Graphs.Select(Source)])));

    public static TheoryData<string> Names => [.. Graphs.Select(g => g.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void GeneratedCode_ComputesWhatTheGraphSays(string name)
    {
        int seed = Array.FindIndex(Graphs, g => g.Name == name);
        var model = ModelSource.BindGraph(Graphs[seed].Nodes, Graphs[seed].OnClass);
        Assert.True(model.IsValid, string.Join("\n", model.Findings.Select(f => f.Sentence)));
        new RandomModelCheck(model, Models.Value, name, seed).Run();
        new RandomModelCheck(model, Models.Value, name, seed + 2).Run();
    }

    private static string Source((string Name, string OnClass, string Nodes) graph) =>
        $"using NeuralSeqGen; /// <summary>A graph.</summary>\n[SequenceModel, {graph.OnClass}] public sealed partial class {graph.Name} {{ {graph.Nodes} }}\n";
}
