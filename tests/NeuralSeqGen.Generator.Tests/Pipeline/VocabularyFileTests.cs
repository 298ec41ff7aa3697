using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Reason = Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace NeuralSeqGen.Generator.Tests;

/// <summary>A vocabulary of the project gives layers their extents, the same that the runtime counts; an edit of it compiles the models that name it, and only if their extents change.</summary>
public sealed class VocabularyFileTests
{
    private const string First = "using NeuralSeqGen; [SequenceModel, Input(5), VocabularyFile(\"words.txt\"), Embedding(-1, 3), Gru(2, ReturnSequences = true), VocabularyFile(\"words.txt\", StartEnd = true), Dense(-1), SparseCategoricalCrossentropy(FromLogits = true)] public sealed partial class First;";
    private const string Second = "using NeuralSeqGen; [SequenceModel, Input(5), Dense(3), MeanSquaredError, Sgd] public sealed partial class Second;";
    private const string Third = "using NeuralSeqGen; [SequenceModel, Input(5), SubModel<First>] public sealed partial class Outer;";
    private const string Words = "one\ntwo\nthree\ntwo\n";

    [Theory]
    [InlineData(Words)]
    [InlineData("a")]
    [InlineData("a\r\nb\r\nB\r\n")]
    [InlineData("")]
    public void Extents_AreThoseOfTheRuntimesVocabulary(string text)
    {
        string file = Run(text).Results.Single().GeneratedSources.Single(s => s.HintName.StartsWith("First", StringComparison.Ordinal) && !s.HintName.Contains("Program", StringComparison.Ordinal)).SourceText.ToString();
        using var reader = new StringReader(text);
        string[] lines = [.. Lines(reader)];
        int ids = Vocabulary.FromTokens(lines).Count, targets = Vocabulary.FromTokens(lines, startEnd: true).Count;
        Assert.Contains($"ParameterCount = {(ids * 3) + (3 * ((3 * 2) + (2 * 2) + 2)) + (3 * targets)}", file.Replace("_", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    /// <summary>A file that Vocabulary.Save wrote says itself whether it has ids for start and end.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Extents_AreThoseOfTheVocabularyThatWasSaved(bool startEnd)
    {
        var vocabulary = Vocabulary.FromText(["a b\n\u2028\\"], startEnd);
        string file = Run(vocabulary.ToText()).Results.Single().GeneratedSources.Single(s => s.HintName.StartsWith("First", StringComparison.Ordinal) && !s.HintName.Contains("Program", StringComparison.Ordinal)).SourceText.ToString();
        Assert.Equal(startEnd ? 10 : 8, vocabulary.Count);
        Assert.Contains($"ParameterCount = {(vocabulary.Count * 3) + (3 * ((3 * 2) + (2 * 2) + 2)) + (3 * vocabulary.Count)}", file.Replace("_", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("one\ntwo\nfour\n", Reason.Cached)]
    [InlineData("one\ntwo\nthree\nfour\n", Reason.Modified)]
    public void Edit_CompilesWhatNamesTheFile(string text, Reason expected)
    {
        var compilation = Compilations.Create("Vocabulary", First, Second);
        var before = new TextFile("/project/words.txt", Words);
        var driver = GeneratorHarness.Driver(BuildProperties.None).AddAdditionalTexts([before]).RunGenerators(compilation);
        var result = driver.ReplaceAdditionalText(before, new TextFile("/project/words.txt", text)).RunGenerators(compilation).GetRunResult().Results.Single();
        Assert.Equal([expected, Reason.Cached], result.TrackedSteps[TrackingNames.Models].SelectMany(step => step.Outputs).Select(output => output.Reason));
        Assert.Equal([expected, Reason.Cached], result.TrackedOutputSteps.First().Value.SelectMany(step => step.Outputs).Select(output => output.Reason));
    }

    [Fact]
    public void EditOfAnotherFile_CompilesNothing()
    {
        var compilation = Compilations.Create("Vocabulary", First, Second);
        var other = new TextFile("/project/others.txt", "a");
        var driver = GeneratorHarness.Driver(BuildProperties.None).AddAdditionalTexts([new TextFile("/project/words.txt", Words), other]).RunGenerators(compilation);
        var result = driver.ReplaceAdditionalText(other, new TextFile("/project/others.txt", "a\nb")).RunGenerators(compilation).GetRunResult();
        PipelineChecks.AssertCached(result);
        PipelineChecks.AssertNoCompilerObjects(result);
    }

    [Fact]
    public void ModelInsideAnother_HasItsExtentsToo() => Assert.DoesNotContain(Run(Words, Second, Third).Results.Single().GeneratedSources, s => s.SourceText.ToString().Contains("#error", StringComparison.Ordinal));

    [Fact]
    public void WithoutAnalyzers_TheGeneratedFileReportsTheMistake()
    {
        string[] sources = [First];
        var driver = GeneratorHarness.Driver(BuildProperties.Of("RunAnalyzers", "false")).RunGenerators(Compilations.Create("Vocabulary", sources));
        string file = driver.GetRunResult().Results.Single().GeneratedSources.Single().SourceText.ToString();
        Assert.Contains("#error NSG0502: First: [VocabularyFile(\"words.txt\")] is not among the AdditionalFiles", file, StringComparison.Ordinal);
        Assert.Contains("<AdditionalFiles Include=\"words.txt\" />", file, StringComparison.Ordinal);
    }

    private static GeneratorDriverRunResult Run(string words, params string[] more) =>
        GeneratorHarness.Driver(BuildProperties.None).AddAdditionalTexts([new TextFile("/project/words.txt", words)]).RunGenerators(Compilations.Create("Vocabulary", [First, .. more])).GetRunResult();

    private static IEnumerable<string> Lines(StringReader reader)
    {
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    private sealed class TextFile(string path, string text) : AdditionalText
    {
        private readonly SourceText _text = SourceText.From(text);

        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
    }
}
