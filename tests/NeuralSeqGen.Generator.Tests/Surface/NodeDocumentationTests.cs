using Microsoft.CodeAnalysis;

namespace NeuralSeqGen.Generator.Tests;

/// <summary>What an editor shows over a node and over the view of a layer.</summary>
public sealed class NodeDocumentationTests
{
    private const string Source = """
        using NeuralSeqGen;
        /// <summary>A model.</summary>
        [SequenceModel, MeanSquaredError] public sealed partial class Model
        {
            [Input(7)] private static partial LayerNode Words { get; }
            [Embedding(50, 4, From = nameof(Words)), Gru(3, ReturnSequences = true)] private static partial LayerNode Hidden { get; }
            /// <summary>What the author says.</summary>
            [Dense(2, From = nameof(Hidden))] private static partial LayerNode Out { get; }
        }
        """;

    private static readonly Lazy<GeneratorRun> Run = new(() => GeneratorHarness.Run(Source));

    [Fact]
    public void Node_SaysShapeTypeAndLayers()
    {
        string hidden = Documentation("Hidden");
        Assert.Contains("<summary>(batch, 7, 3) float · 272 parameters · [Embedding(50, 4)] #1, [Gru(3)] #2</summary>", hidden, StringComparison.Ordinal);
    }

    [Fact]
    public void InputOfIds_IsOfWholeNumbers() => Assert.Contains("<summary>(batch, 7) int · [Input(7)]</summary>", Documentation("Words"), StringComparison.Ordinal);

    [Fact]
    public void AuthorsWords_AreNotHidden() => Assert.Contains("What the author says.", Documentation("Out"), StringComparison.Ordinal);

    [Fact]
    public void ViewOfALayer_SaysItsShape() => Assert.Contains(Run.Value.Files, file => file.Value.Contains("/// <summary>gru_1: [Gru(3)] #2, (n, 7, 3), 72 parameters.</summary>", StringComparison.Ordinal));

    private static string Documentation(string node)
    {
        var property = Run.Value.Compilation.GetTypeByMetadataName("Model")!.GetMembers(node).OfType<IPropertySymbol>().First();
        return property.GetDocumentationCommentXml(cancellationToken: TestContext.Current.CancellationToken)!;
    }
}
