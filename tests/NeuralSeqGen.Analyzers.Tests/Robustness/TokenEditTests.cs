using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using NeuralSeqGen.Analyzers.Tests.Corpus;
using NeuralSeqGen.Analyzers.Tests.Verification;
using NeuralSeqGen.Generator;

namespace NeuralSeqGen.Analyzers.Tests.Robustness;

/// <summary>
/// Every sample and every example of README and pages while someone types in it: without one of its tokens, or with one twice. Neither generator nor analyzers
/// fail, and what the generator gives for the edit is what it gives for the edited text from scratch. Some edits are drawn; the
/// environment variable <c>NSG_EDITS</c> says how many, or <c>all</c>.
/// </summary>
public sealed class TokenEditTests
{
    private const int Drawn = 24;

    private static readonly CSharpCompilation Empty =
        CSharpCompilation.Create("Edited", [], References.All, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));

    [Fact]
    public async Task EditedTokens_AreHandled()
    {
        string? wanted = Environment.GetEnvironmentVariable("NSG_EDITS");
        var edits = Sources().SelectMany(source => Edits(source)).ToList();
        var random = new Random(20);
        int drawn = int.TryParse(wanted, out int number) ? number : Drawn;
        foreach (var edit in wanted == "all" ? edits : [.. Enumerable.Range(0, drawn).Select(_ => edits[random.Next(edits.Count)])])
        {
            await CheckAsync(edit);
        }
    }

    /// <summary>Files that declare models, with the others of their program; libraries of tests are not what someone types.</summary>
    private static IEnumerable<IReadOnlyList<string>> Sources() =>
        OwnSources.Projects().Where(project => project.Name.StartsWith("samples", StringComparison.Ordinal)).Concat(OwnSources.Readme()).Concat(OwnSources.Pages()).Select(source => source.Texts);

    private static IEnumerable<Edit> Edits(IReadOnlyList<string> texts) =>
        texts.SelectMany((text, file) => CSharpSyntaxTree.ParseText(text).GetRoot().DescendantTokens().Where(token => token.Span.Length > 0)
            .SelectMany(token => new[] { new Edit(texts, file, token.SpanStart, token.Span.Length, ""), new Edit(texts, file, token.SpanStart, 0, token.Text + " ") }));

    private static async Task CheckAsync(Edit edit)
    {
        var trees = edit.Texts.Select(text => CSharpSyntaxTree.ParseText(text, cancellationToken: TestContext.Current.CancellationToken)).ToList();
        var before = Empty.AddSyntaxTrees(trees);
        var after = before.ReplaceSyntaxTree(trees[edit.File], trees[edit.File].WithChangedText(Microsoft.CodeAnalysis.Text.SourceText.From(edit.Edited)));
        var incremental = Run(Run(Driver(), before), after);
        var fresh = Run(Driver(), Empty.AddSyntaxTrees(edit.Texts.Select((text, i) => CSharpSyntaxTree.ParseText(i == edit.File ? edit.Edited : text))));
        Assert.Equal(Text(fresh), Text(incremental));
        Assert.All(incremental.GetRunResult().Results, result => Assert.True(result.Exception is null, $"{result.Exception}\n---\n{edit.Edited}"));

        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), (exception, _, _) => Assert.Fail($"{exception}\n---\n{edit.Edited}"), false, false);
        var whole = after.AddSyntaxTrees(incremental.GetRunResult().GeneratedTrees.Where(tree => !tree.FilePath.Contains(".Program", StringComparison.Ordinal)));
        await new CompilationWithAnalyzers(whole, CorpusJudge.Analyzers, options).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
    }

    private static GeneratorDriver Driver() => CSharpGeneratorDriver.Create([new ModelGenerator().AsSourceGenerator()]);

    private static GeneratorDriver Run(GeneratorDriver driver, Compilation compilation) => driver.RunGenerators(compilation, TestContext.Current.CancellationToken);

    private static string Text(GeneratorDriver driver) => string.Join("\n", driver.GetRunResult().Results[0].GeneratedSources.Select(source => source.HintName + "\n" + source.SourceText));

    /// <summary>A change of one file: what stood at a place is replaced.</summary>
    private sealed record Edit(IReadOnlyList<string> Texts, int File, int Start, int Length, string By)
    {
        public string Edited => Texts[File].Remove(Start, Length).Insert(Start, By);
    }
}
