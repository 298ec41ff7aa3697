using NeuralSeqGen.Compiler.Tests.Models;

namespace NeuralSeqGen.Generator.Tests.RandomModels;

/// <summary>Weights of shared layers whose uses give them the same gradient: one sum, whose bits depend on the width as little as any.</summary>
public sealed class SharedSumsTests
{
    // a batch of 31 samples: a whole group, and one that is not full
    private const int Seed = 3;

    private static readonly (string Name, string Shape, string Layer, string Merge)[] Graphs =
    [
        ("SharedMoments", "4, 1", "BatchNormalization(Momentum = 0)", "Add"),
        ("SharedRenorm", "3", "BatchNormalization(Renorm = true, Momentum = 0.5)", "Add"),
        ("SharedBias", "5, 3", "Dense(2)", "Add"),
        ("SharedOffset", "5", "LayerNormalization", "Average"),
    ];

    private static readonly Lazy<LoadedModels> Models = new(() => QuickLoad.Of(GeneratorHarness.Run([.. Graphs.Select(g => $"using NeuralSeqGen; /// <summary>A graph.</summary>\n[SequenceModel, Sgd] public sealed partial class {g.Name} {{ {Nodes(g)} }}\n")])));

    public static TheoryData<string> Names => [.. Graphs.Select(g => g.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void GeneratedCode_GivesTheSameBitsAtEveryWidth(string name) =>
        new RandomModelCheck(ModelSource.BindGraph(Nodes(Graphs.Single(g => g.Name == name))), Models.Value, name, Seed).Run();

    private static string Nodes((string Name, string Shape, string Layer, string Merge) graph) => $$"""
        [Input({{graph.Shape}})] private static partial LayerNode A { get; }
        [Input({{graph.Shape}})] private static partial LayerNode B { get; }
        [{{graph.Layer.TrimEnd(')')}}{{(graph.Layer.EndsWith(')') ? ", " : "(")}}From = nameof(A))] private static partial LayerNode C { get; }
        [Reuse(nameof(C), From = nameof(B))] private static partial LayerNode D { get; }
        [{{graph.Merge}}(nameof(C), nameof(D)), MeanSquaredError] private static partial LayerNode E { get; }
        """;
}
