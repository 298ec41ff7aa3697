using NeuralSeqGen.Compiler.Binding;
using NeuralSeqGen.Compiler.Parsing;

namespace NeuralSeqGen.Analyzers.Tests.Corpus;

/// <summary>The functions of the corpus: there are many of either kind, and what refuses one says what to write instead.</summary>
public sealed class FunctionCorpusTests
{
    private const int Least = 60;
    private const string Says = "// says: ";

    [Fact]
    public void Functions_AreMany() => Assert.All(new[] { "Wrong", "Right" }, directory => Assert.True(FunctionPrograms.In(directory).Count >= Least, directory));

    [Fact]
    public void Refusal_SaysWhatToWrite()
    {
        var lines = new List<string>();
        foreach (var program in FunctionPrograms.In("Wrong"))
        {
            string first = program.Files[0].Text.Split('\n')[0], remedy = first.StartsWith(Says, StringComparison.Ordinal) ? first[Says.Length..].Trim() : throw new InvalidOperationException($"{program.Title} does not begin with '{Says}'");
            var sentences = Sentences(program.Files[0].Text);
            lines.AddRange(sentences.Any(sentence => sentence.Contains(remedy, StringComparison.Ordinal)) ? [] : [$"{program.Title}: '{remedy}' is not in '{string.Join(" / ", sentences)}'"]);
        }

        Assert.True(lines.Count == 0, string.Join("\n", lines));
    }

    private static List<string> Sentences(string text)
    {
        var cancellation = TestContext.Current.CancellationToken;
        return [.. FunctionPrograms.Models(FunctionPrograms.Compile(text, cancellation), cancellation).SelectMany(type => ModelBinder.Bind(ModelParser.Parse(type, cancellation)).Findings).Select(finding => finding.Sentence)];
    }
}
