using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using NeuralSeqGen.Analyzers.Tests.Corpus;
using NeuralSeqGen.Analyzers.Tests.Verification;

namespace NeuralSeqGen.Analyzers.Tests.Robustness;

/// <summary>What this repository itself writes is free of our diagnostics, infos aside: samples, the models of its tests and benchmarks, the examples of README.</summary>
public sealed class OwnSourceTests
{
    private static readonly CSharpCompilation Empty =
        CSharpCompilation.Create("Own", [CSharpSyntaxTree.ParseText(CorpusJudge.ImplicitUsings + "global using Xunit;")], [.. References.All, MetadataReference.CreateFromFile(typeof(Assert).Assembly.Location)], new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));

    public static TheoryData<string> Names => [.. Sources().Select(source => source.Name)];

    [Fact]
    public void Sources_AreFound()
    {
        Assert.Contains(Path.Combine("samples", "Question"), Names.Select(row => row.Data));
        Assert.Contains(Names, row => row.Data.StartsWith("README", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Source_IsFreeOfDiagnostics(string name)
    {
        var trees = Sources().Single(source => source.Name == name).Texts.Select(text => CSharpSyntaxTree.ParseText(text, cancellationToken: TestContext.Current.CancellationToken));
        var written = Empty.AddSyntaxTrees(trees);
        CSharpGeneratorDriver.Create([new SurfaceGenerator().AsSourceGenerator()]).RunGeneratorsAndUpdateCompilation(written, out var whole, out _, TestContext.Current.CancellationToken);
        var found = await whole.WithAnalyzers(CorpusJudge.Analyzers).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        Assert.Equal([], found.Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Info).Select(diagnostic => $"{diagnostic.Id} {diagnostic.GetMessage(CultureInfo.InvariantCulture)}"));
    }

    private static IEnumerable<(string Name, IReadOnlyList<string> Texts)> Sources() => OwnSources.Projects().Concat(OwnSources.Readme());
}
