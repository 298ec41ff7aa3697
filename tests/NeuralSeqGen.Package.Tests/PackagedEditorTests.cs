using System.Globalization;
using Microsoft.CodeAnalysis.QuickInfo;

namespace NeuralSeqGen.Package.Tests;

/// <summary>What an editor shows of a fresh project that references the packed package: the question's own error at the target, its fix, and the layers at the model.</summary>
[Collection(PackageCollection.Name)]
public sealed class PackagedEditorTests(PackageFixture package)
{
    private const string Program = """
        using NeuralSeqGen;

        var x1 = new float[1000, 64, 15];
        var y1 = new float[1000, 64, 8];
        new Model3().Fit(x1, y1);

        [SequenceModel, Input(64, 15), Gru(16, ReturnSequences = true), Gru(16), Dense(8), Activation(Activation.Softmax), CategoricalCrossentropy, RmsProp]
        public sealed partial class Model3;
        """;

    [Fact]
    public async Task TheQuestionsError_StandsAtTheTarget_AndItsFixMakesItRight()
    {
        using var editor = new PackagedEditor(package, Program);
        var error = Assert.Single(await editor.DiagnosticsAsync());
        Assert.Equal("NSG0301", error.Id);
        Assert.Equal("y1", Program.Substring(error.Location.SourceSpan.Start, error.Location.SourceSpan.Length));
        Assert.Equal("Model3 is sequence-to-label: its output is (batch, 8) because [Gru(16)] #2 returns only its last step, but 'y1' has 3 axes. Set ReturnSequences = true on [Gru(16)] #2, or pass one label per sequence.", error.GetMessage(CultureInfo.InvariantCulture));

        await editor.ApplyAsync((await editor.ActionsAsync(error)).Single(action => action.EquivalenceKey == "ReturnSequences=true"));
        Assert.Equal(Program.Replace("Gru(16), Dense", "Gru(16, ReturnSequences = true), Dense", StringComparison.Ordinal), await editor.TextAsync());
        Assert.Empty(await editor.DiagnosticsAsync());
    }

    [Fact]
    public async Task Hover_OfAModel_ShowsItsLayers()
    {
        using var editor = new PackagedEditor(package, Program);
        int place = Program.LastIndexOf("Model3", StringComparison.Ordinal) + 1;
        var info = await QuickInfoService.GetService(editor.Document)!.GetQuickInfoAsync(editor.Document, place, TestContext.Current.CancellationToken);
        string text = string.Join("\n", info!.Sections.Select(section => section.Text));
        Assert.Contains("class Model3", text, StringComparison.Ordinal);
        Assert.Contains("gru_2", text, StringComparison.Ordinal);
    }
}
