using System.Text;

namespace NeuralSeqGen.Tests;

/// <summary>What Save writes, Load reads to the same ids; everything else is refused in one sentence that names the line.</summary>
public sealed class VocabularyFileTests
{
    public static TheoryData<string> Kinds => [.. Vocabularies.Keys];

    private static Dictionary<string, Vocabulary> Vocabularies { get; } = new()
    {
        ["characters"] = Vocabulary.FromText(["a b\tc\n\\ \u2028\u00A0\uFEFF😀\0{}é"]),
        ["start and end"] = Vocabulary.FromText(["cab"], startEnd: true),
        ["words"] = Vocabulary.FromWords(["the cat sat on the mat", "the end"], new() { MaxSymbols = 3, LowerCase = true, Normalization = NormalizationForm.FormKC, StartEnd = true, UnknownSymbol = "\\ ?" }),
        ["half pairs"] = Vocabulary.FromTokens(["\uD83D", "\uDE00x", "\\u{20}"]),
        ["none"] = Vocabulary.FromTokens([]),
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_is_saved_comes_back(string kind)
    {
        using var folder = new TemporaryFolder();
        var vocabulary = Vocabularies[kind];
        vocabulary.Save(folder["words.txt"]);
        foreach (var again in new[] { Vocabulary.Load(folder["words.txt"]), Vocabulary.Parse(vocabulary.ToText()) })
        {
            Assert.Equal(vocabulary.Symbols, again.Symbols);
            Assert.Equal((vocabulary.Count, vocabulary.StartId, vocabulary.EndId, vocabulary.UnknownId), (again.Count, again.StartId, again.EndId, again.UnknownId));
            Assert.Equal(vocabulary.Encode("THE ① cat\tb\u2028"), again.Encode("THE ① cat\tb\u2028"));
            Assert.Equal(vocabulary.Decode([vocabulary.UnknownId]), again.Decode([vocabulary.UnknownId]));
            Assert.Equal(vocabulary.ToText(), again.ToText());
        }

        Assert.All(File.ReadAllLines(folder["words.txt"]).Skip(1), line => Assert.DoesNotContain(line, char.IsWhiteSpace));
        Assert.Equal(vocabulary.Symbols.Count, File.ReadAllLines(folder["words.txt"]).Length - 1);
    }

    [Fact]
    public void The_file_is_text_that_people_read()
    {
        Assert.Equal("vocabulary characters startEnd\n\\u{20}\na\nb\n", Vocabulary.FromText(["a b"], startEnd: true).ToText());
        Assert.Equal("vocabulary words lowerCase normalization=FormC unknown=\\u{20}?\nb\na\n", Vocabulary.FromWords(["a B b"], new() { LowerCase = true, Normalization = NormalizationForm.FormC, UnknownSymbol = " ?", MaxSymbols = 9 }).ToText());
    }

    [Theory]
    [InlineData("b\r\na\r\nb\\u{20}\r\n")]
    [InlineData("\uFEFFb\na\nb\\u{20}")]
    public void A_file_with_a_token_per_line_is_that_of_its_tokens(string text)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["words.txt"], text);
        Assert.Equal(["a", "b", "b\\u{20}"], Vocabulary.Load(folder["words.txt"]).Symbols);
    }

    [Theory]
    [InlineData("a\n\nb", "Line 2 of the text of a vocabulary, '', is no token")]
    [InlineData("New York\n", "Line 1 of the text of a vocabulary, 'New York', is no token")]
    [InlineData("vocabulary letters\na", "Line 1 of the text of a vocabulary, 'vocabulary letters', says neither")]
    [InlineData("vocabulary words upperCase\na", "has 'upperCase', which this version does not know")]
    [InlineData("vocabulary words normalization=3\na", "has 'normalization=3', which")]
    [InlineData("vocabulary words \na", "has '', which")]
    [InlineData("vocabulary words\na\nb\na", "Line 4 of the text of a vocabulary, 'a', is the symbol of line 2 again.")]
    [InlineData("vocabulary words\na\\n", "is no token")]
    [InlineData("vocabulary words\n\\u{20}", "is no token")]
    [InlineData("vocabulary words\n\\u{+41}", "is no token")]
    [InlineData("vocabulary words\n\\u{12345}", "is no token")]
    [InlineData("vocabulary words\n\\u{41", "is no token")]
    [InlineData("vocabulary characters\nab", "is no character")]
    [InlineData("vocabulary characters\n\\u{D83D}", "is no character")]
    public void What_is_no_vocabulary_is_refused_by_its_line(string text, string sentence)
    {
        var error = Assert.Throws<FormatException>(() => Vocabulary.Parse(text));
        Assert.Contains(sentence, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void A_file_of_bytes_is_refused_by_its_name()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["words.txt"], [(byte)'a', 0xFF, 0xFE, 0xC3]);
        Assert.Contains("words.txt' is not text in UTF-8.", Assert.Throws<FormatException>(() => Vocabulary.Load(folder["words.txt"])).Message, StringComparison.Ordinal);
        Assert.Throws<FileNotFoundException>(() => Vocabulary.Load(folder["none.txt"]));
    }

    [Fact]
    public void Long_lines_are_cut_in_the_sentence() => Assert.True(Assert.Throws<FormatException>(() => Vocabulary.Parse(new string('x', 100_000) + " y")).Message.Length < 400);
}
