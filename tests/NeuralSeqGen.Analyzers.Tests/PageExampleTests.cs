using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using NeuralSeqGen.Analyzers.Declaration;
using NeuralSeqGen.Analyzers.Tests.Corpus;
using NeuralSeqGen.Analyzers.Tests.Verification;
using NeuralSeqGen.Compiler.Diagnostics;

namespace NeuralSeqGen.Analyzers.Tests;

/// <summary>The example on the page of a rule has exactly that mistake; the repaired one has none.</summary>
public sealed partial class PageExampleTests
{
    /// <summary>What only a call, the build or another language shows.</summary>
    private static readonly string[] NotOfTheDeclaration =
    [
        RuleIds.NotCSharp, RuleIds.UnmarkedModel, RuleIds.IntLabelsWithCategorical, RuleIds.OneHotWithSparse, RuleIds.TargetRankTooHigh, RuleIds.TargetRankTooLow, RuleIds.NotStepwise, RuleIds.StatefulShuffled, RuleIds.DeclaredBatchSize, RuleIds.TeacherForcingLeak,
        RuleIds.UnknownVectorWidth, RuleIds.EmbeddingRange, RuleIds.TargetOutOfRange, RuleIds.TimeFeatureSwapped, RuleIds.ExtentMismatch, RuleIds.ClassCountMismatch, RuleIds.LabelOutOfRange,
        RuleIds.SampleCountMismatch, RuleIds.WeightShape, RuleIds.StatefulBatchDivides, RuleIds.TargetNotDistribution, RuleIds.CtcLabel, RuleIds.OrderedValidationSplit,
        RuleIds.InputRankTooLow, RuleIds.InputRankTooHigh, RuleIds.JaggedInput, RuleIds.ArgumentType, RuleIds.ArgumentOrder,
    ];

    /// <summary>A vocabulary among the files of the project.</summary>
    private static readonly TextFile Words = new("/project/words.txt", "one\ntwo\nthree\n");

    /// <summary>What the build says of a weight file: that of a GRU that resets after the product.</summary>
    private static readonly TextFile Weights = new("/project/obj/weights/model.safetensors.json", WeightHeaders.Text(WeightHeaders.Whole));

    public static TheoryData<string> Ids => [.. Rules.All.Select(rule => rule.Id).Except(NotOfTheDeclaration)];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Example_HasTheMistake(string id)
    {
        string page = await File.ReadAllTextAsync(Path.Combine(Docs(), id + ".md"), TestContext.Current.CancellationToken);
        string example = Example().Match(page).Groups[1].Value;
        example = example.Contains(" class ", StringComparison.Ordinal) ? example : "[SequenceModel] public sealed partial class Model\n{\n" + example + "}\n";
        var compilation = CSharpCompilation.Create("Page", [CSharpSyntaxTree.ParseText("using NeuralSeqGen;\n" + example, cancellationToken: TestContext.Current.CancellationToken)], References.All, new(OutputKind.DynamicallyLinkedLibrary));
        var found = await compilation.WithAnalyzers([new ModelDeclarationAnalyzer(), new ShapeCommentAnalyzer()], new AnalyzerOptions(id == RuleIds.VocabularyExtent ? [Words] : id == RuleIds.WeightsMismatch ? [Weights] : [])).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        Assert.Equal([id], found.Select(diagnostic => diagnostic.Id).Distinct());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task RepairedExample_HasNone(string id)
    {
        string page = Page(id);
        string repaired = page[page.IndexOf("\nThe same, repaired:\n", StringComparison.Ordinal)..];
        Assert.Empty(await ReportedAsync(Example().Match(repaired).Groups[1].Value, ""));
    }

    /// <summary>The statements of the example stand below its model.</summary>
    [Theory]
    [InlineData(RuleIds.UnmarkedModel, "")]
    [InlineData(RuleIds.IntLabelsWithCategorical, "var model = new Model(); var x = new float[1000, 64, 15];")]
    [InlineData(RuleIds.OneHotWithSparse, "var model = new Model(); var x = new float[1000, 64, 15];")]
    [InlineData(RuleIds.TargetRankTooHigh, "var model3 = new Model3(); var x = new float[1000, 64, 15];")]
    [InlineData(RuleIds.TargetRankTooLow, "var model = new Model(); var x = new float[1000, 64, 15];")]
    [InlineData(RuleIds.InputRankTooLow, "var model = new Model();")]
    [InlineData(RuleIds.InputRankTooHigh, "var model = new Model();")]
    [InlineData(RuleIds.TeacherForcingLeak, "var words = new int[1000, 20];")]
    [InlineData(RuleIds.NotStepwise, "var model = new Model(); float[] x = new float[15], y = new float[8];")]
    [InlineData(RuleIds.StatefulShuffled, "var x = new float[64, 64, 15]; var y = new float[64, 8];")]
    [InlineData(RuleIds.DeclaredBatchSize, "var model = new Model(); var x = new float[64, 64, 15]; var y = new float[64, 8];")]
    public async Task ExampleOfACall_HasTheMistake(string id, string variables)
    {
        string[] parts = Example().Match(Page(id)).Groups[1].Value.Split("\n\n", 2);
        Assert.Equal([id], (await ReportedAsync(parts[0], variables + "\n" + string.Concat(parts[1..]))).Distinct());
    }

    /// <summary>What can be switched off says when that is right; what cannot says so.</summary>
    [Fact]
    public void Pages_SayWhenToSuppress() => Assert.All(Rules.All, rule =>
    {
        string page = Page(rule.Id);
        Assert.Equal(rule.IsConfigurable, page.Contains("\n## When to suppress it\n", StringComparison.Ordinal));
        Assert.Equal(!rule.IsConfigurable, page.Contains("cannot be configured", StringComparison.Ordinal));
    });

    /// <summary>What Keras and PyTorch do with a mistake is said of every rule.</summary>
    [Fact]
    public void Comparison_HasEveryRule()
    {
        var rows = File.ReadLines(Path.Combine(Docs(), "compared.md")).Where(line => line.StartsWith("| [NSG", StringComparison.Ordinal)).Select(line => line.Split('|', StringSplitOptions.TrimEntries)).ToList();
        var pages = Directory.GetFiles(Docs(), "NSG*.md").Select(file => Path.GetFileNameWithoutExtension(file)).Where(id => id != RuleIds.CompilerBug);
        Assert.Empty(pages.Select(id => $"[{id}]({id}.md)").Except(rows.Select(row => row[1])));
        Assert.Equal(rows.Select(row => row[1]).Order(StringComparer.Ordinal).Distinct(), rows.Select(row => row[1]));
        Assert.All(rows, row => Assert.True(row.Length == 6 && row[2].Length > 0 && row[3].Length > 0 && row[4].Length > 0, row[1]));
    }

    /// <summary>Ids of what an example gets in its project, errors of C# included.</summary>
    private static async Task<IEnumerable<string>> ReportedAsync(string example, string statements)
    {
        string models = example.Contains(" class ", StringComparison.Ordinal) ? example : "[SequenceModel] public sealed partial class Model\n{\n" + example + "}\n";
        var reported = await CorpusJudge.ReportedAsync(new CorpusProgram("page", [("Page.cs", $"using NeuralSeqGen;\n{statements}\n{models}")], []), TestContext.Current.CancellationToken, Words, Weights);
        return reported.Select(diagnostic => diagnostic.Id);
    }

    private static string Page(string id) => File.ReadAllText(Path.Combine(Docs(), id + ".md")).ReplaceLineEndings("\n");

    private static string Docs([System.Runtime.CompilerServices.CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "analyzers", "docs"));

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
