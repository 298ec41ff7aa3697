using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Completion;
using Microsoft.CodeAnalysis.QuickInfo;
using Microsoft.CodeAnalysis.Rename;
using NeuralSeqGen.CodeFixes;

namespace NeuralSeqGen.Analyzers.Tests.Editor;

/// <summary>What an editor shows and does with the built generator, analyzers and code fixes: Roslyn's own services, without a window.</summary>
public sealed class EditorTests
{
    private const string Graph = """
        using NeuralSeqGen;

        [SequenceModel]
        public sealed partial class Shop
        {
            [Input(12, 6)] private static partial LayerNode Steps { get; }
            [Input(3)] private static partial LayerNode Store { get; }
            [Gru(8, From = nameof(Steps))] private static partial LayerNode State { get; }
            [Concatenate(nameof(State), nameof(Store)), Dense(1), MeanSquaredError] private static partial LayerNode Sales { get; }
        }
        """;

    private const string Stacked = "using NeuralSeqGen;\n\n[SequenceModel, Input(64, 15), Gru(32), Gru(16), Dense(8), MeanSquaredError]\npublic sealed partial class Stacked;\n";

    [Fact]
    public async Task Hover_OfAModel_ShowsItsLayers()
    {
        string text = await HoverAsync("using NeuralSeqGen;\n[SequenceModel, Input(64, 15), Gru(16), Dense(8), MeanSquaredError]\npublic sealed partial class Mod$$el;\n");
        Assert.Contains("class Model", text, StringComparison.Ordinal);
        Assert.Contains("gru_1", text, StringComparison.Ordinal);
        Assert.Contains("136", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hover_OfANode_ShowsWhatItIs()
    {
        string text = await HoverAsync(Graph.Replace("LayerNode State", "LayerNode St$$ate", StringComparison.Ordinal));
        Assert.Contains("Shop.State", text, StringComparison.Ordinal);
        Assert.Contains("(n, 8) float · 360 p", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hover_OfANodeThatItsAuthorExplains_ShowsWhatHeSays()
    {
        string text = await HoverAsync(Graph.Replace("    [Gru(8", "    /// <summary>The last four weeks.</summary>\n    [Gru(8", StringComparison.Ordinal).Replace("LayerNode State", "LayerNode St$$ate", StringComparison.Ordinal));
        Assert.Contains("The last four weeks.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Completion_BehindFrom_OffersTheNodes()
    {
        using var editor = new EditorWorkspace();
        var (id, caret) = editor.Add("Shop", Graph.Replace("From = nameof(Steps)", "From = nameof($$", StringComparison.Ordinal));
        var list = await CompletionService.GetService(editor.Document(id))!.GetCompletionsAsync(editor.Document(id), caret, cancellationToken: TestContext.Current.CancellationToken);
        Assert.All(["Steps", "Store", "Sales"], node => Assert.Contains(list.ItemsList, item => item.DisplayText == node));
    }

    [Fact]
    public async Task Fix_IsOfferedAndApplied()
    {
        using var editor = new EditorWorkspace();
        var (id, _) = editor.Add("Stacked", Stacked);
        var diagnostic = Assert.Single(await editor.DiagnosticsAsync(id.ProjectId));
        Assert.Equal("NSG0101", diagnostic.Id);
        var actions = await editor.ActionsAsync(id, diagnostic);
        await editor.ApplyAsync(actions.Single(action => action.EquivalenceKey == "ReturnSequences=true"));
        Assert.Equal(Stacked.Replace("Gru(32)", "Gru(32, ReturnSequences = true)", StringComparison.Ordinal), await editor.TextAsync(id));
        Assert.Empty(await editor.DiagnosticsAsync(id.ProjectId));
    }

    [Fact]
    public async Task FixAll_GoesOverBothProjects()
    {
        using var editor = new EditorWorkspace();
        var (first, _) = editor.Add("Stacked", Stacked);
        var (second, _) = editor.Add("Other", Stacked.Replace("Gru(", "Lstm(", StringComparison.Ordinal));
        var diagnostic = (await editor.DiagnosticsAsync(first.ProjectId)).Single();
        Assert.Equal("NSG0101", diagnostic.Id);
        var fixer = EditorWorkspace.FixersOf(diagnostic.Id).Single(provider => provider is ReturnSequencesFixer);
        var context = new FixAllContext(editor.Document(first), fixer, FixAllScope.Solution, "ReturnSequences=true", [diagnostic.Id], new ProjectDiagnostics(editor, "NSG0101"), TestContext.Current.CancellationToken);
        await editor.ApplyAsync((await fixer.GetFixAllProvider()!.GetFixAsync(context))!);
        Assert.Contains("Gru(32, ReturnSequences = true)", await editor.TextAsync(first), StringComparison.Ordinal);
        Assert.Contains("Lstm(32, ReturnSequences = true)", await editor.TextAsync(second), StringComparison.Ordinal);
        Assert.Empty(await editor.DiagnosticsAsync(first.ProjectId));
        Assert.Empty(await editor.DiagnosticsAsync(second.ProjectId));
    }

    [Fact]
    public async Task Rename_OfANode_ReachesEveryNameof()
    {
        using var editor = new EditorWorkspace();
        var (id, _) = editor.Add("Shop", Graph);
        var compilation = (await editor.Document(id).Project.GetCompilationAsync(TestContext.Current.CancellationToken))!;
        var node = compilation.GetTypeByMetadataName("Shop")!.GetMembers("State").OfType<IPropertySymbol>().First();
        editor.Change(await Renamer.RenameSymbolAsync(editor.Solution, node, new SymbolRenameOptions(), "Summary2", TestContext.Current.CancellationToken));
        Assert.Equal(Graph.Replace("nameof(State)", "nameof(Summary2)", StringComparison.Ordinal).Replace("LayerNode State", "LayerNode Summary2", StringComparison.Ordinal), await editor.TextAsync(id));
        Assert.Empty(await editor.DiagnosticsAsync(id.ProjectId));
    }

    private static async Task<string> HoverAsync(string marked)
    {
        using var editor = new EditorWorkspace();
        var (id, caret) = editor.Add("Hovered", marked);
        var info = await QuickInfoService.GetService(editor.Document(id))!.GetQuickInfoAsync(editor.Document(id), caret, TestContext.Current.CancellationToken);
        return string.Join("\n", info!.Sections.Select(section => section.Text));
    }
}
