using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.VisualBasic;
using NeuralSeqGen.Analyzers.Declaration;
using NeuralSeqGen.Analyzers.Tests.Verification;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

public sealed class NotCSharpTests
{
    [Fact]
    public async Task ModelInVisualBasic_Triggers()
    {
        var found = Assert.Single(await FindAsync("<SequenceModel, Input(64, 15), Gru(16)>\nPublic Class Net\nEnd Class"));
        Assert.Equal("NSG0013", found.Id);
        Assert.Equal("Net", found.Location.SourceTree!.GetText(TestContext.Current.CancellationToken).ToString(found.Location.SourceSpan));
        Assert.StartsWith("Net is not compiled: models are C#", found.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Public Class Net\nEnd Class")]
    [InlineData("<Gru(16)>\nPublic Class Net\nEnd Class")]
    [InlineData("<Obsolete>\nPublic Class Net\nPublic Sub Use(model As ISequenceModel)\nEnd Sub\nEnd Class")]
    public async Task OtherClassInVisualBasic_DoesNotTrigger(string source) => Assert.Empty(await FindAsync(source));

    [Fact]
    public Task ModelInCSharp_DoesNotTrigger() => DeclarationTest.VerifyAsync("[SequenceModel, Input(4, 3), Gru(2)] public sealed partial class Model;");

    private static async Task<IReadOnlyList<Diagnostic>> FindAsync(string source)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var tree = VisualBasicSyntaxTree.ParseText("Imports System\nImports NeuralSeqGen\n" + source, cancellationToken: cancellation);
        var compilation = VisualBasicCompilation.Create("Project", [tree], References.All, new(OutputKind.DynamicallyLinkedLibrary));
        Assert.Empty(compilation.GetDiagnostics(cancellation).Where(d => d.Severity == DiagnosticSeverity.Error));
        return await new CompilationWithAnalyzers(compilation, [new OtherLanguageAnalyzer()], new AnalyzerOptions([])).GetAnalyzerDiagnosticsAsync(cancellation);
    }
}
