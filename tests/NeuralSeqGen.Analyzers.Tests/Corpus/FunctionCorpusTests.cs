using System.Globalization;

namespace NeuralSeqGen.Analyzers.Tests.Corpus;

/// <summary>The functions of the corpus: there are many of either kind, and what refuses one says what to write instead.</summary>
public sealed class FunctionCorpusTests
{
    private const int Least = 60;
    private const string File = "Functions: ", Says = "// says: ";

    [Fact]
    public void Functions_AreMany() => Assert.All(new[] { "Wrong", "Right" }, directory => Assert.True(In(directory).Count >= Least, directory));

    [Fact]
    public async Task Refusal_SaysWhatToWrite()
    {
        var lines = new List<string>();
        foreach (var program in In("Wrong"))
        {
            string first = program.Files[0].Text.Split('\n')[0], remedy = first.StartsWith(Says, StringComparison.Ordinal) ? first[Says.Length..].Trim() : throw new InvalidOperationException($"{program.Title} does not begin with '{Says}'");
            var sentences = (await CorpusJudge.ReportedAsync(program, TestContext.Current.CancellationToken)).Where(d => d.Id.StartsWith("NSG", StringComparison.Ordinal)).Select(d => d.GetMessage(CultureInfo.InvariantCulture)).ToList();
            lines.AddRange(sentences.Any(sentence => sentence.Contains(remedy, StringComparison.Ordinal)) ? [] : [$"{program.Title}: '{remedy}' is not in '{string.Join(" / ", sentences)}'"]);
        }

        Assert.True(lines.Count == 0, string.Join("\n", lines));
    }

    private static List<CorpusProgram> In(string directory) => [.. CorpusProgram.In(directory).Where(program => program.Title.StartsWith(File, StringComparison.Ordinal))];
}
