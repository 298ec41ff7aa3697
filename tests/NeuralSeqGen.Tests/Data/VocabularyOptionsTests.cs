using System.Globalization;
using System.Text;

namespace NeuralSeqGen.Tests;

/// <summary>What is done to texts before they are looked up, and which symbols are kept.</summary>
public sealed class VocabularyOptionsTests
{
    [Fact]
    public void Words_are_split_at_white_space_and_come_back_with_blanks()
    {
        var vocabulary = Vocabulary.FromWords(["the cat\tsat,", "on  the mat"]);
        Assert.Equal(["cat", "mat", "on", "sat,", "the"], vocabulary.Symbols);
        Assert.Equal([6, 2, 1], vocabulary.Encode("the cat dog"));
        Assert.Equal("the cat <unk>", vocabulary.Decode([6, 2, 1, 0]));
        Assert.Equal((6, 1), (vocabulary.IdOf("the"), vocabulary.IdOf("dog")));
    }

    [Fact]
    public void The_most_frequent_symbols_are_kept_and_equal_ones_in_ordinal_order()
    {
        var options = new VocabularyOptions { MaxSymbols = 3 };
        Assert.Equal(["c", "B", "a"], Vocabulary.FromText(["cccaaBBb"], options).Symbols);
        Assert.Equal(["c", "B", "a"], Vocabulary.FromTokens(["a", "c", "b", "B", "c", "a", "B", "c"], options).Symbols);
        Assert.Equal(["c", "B", "a", "b"], Vocabulary.FromWords(["a c b B c a B c"], options with { MaxSymbols = 9 }).Symbols);
        Assert.Equal(2 + 3, Vocabulary.FromText(["cccaaBBb"], options).Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => Vocabulary.FromText(["a"], options with { MaxSymbols = 0 }));
    }

    [Theory]
    [InlineData("e\u0301", "\u00E9", NormalizationForm.FormC, false)]
    [InlineData("\u00E9", "e\u0301", NormalizationForm.FormD, false)]
    [InlineData("\uFB01\u2460", "fi1", NormalizationForm.FormKC, false)]
    [InlineData("\u210C\u00C9", "h\u00E9", NormalizationForm.FormKC, true)]
    public void Texts_are_brought_to_a_form(string text, string formed, NormalizationForm form, bool lowerCase)
    {
        var options = new VocabularyOptions { Normalization = form, LowerCase = lowerCase };
        var vocabulary = Vocabulary.FromText([formed], options);
        Assert.Equal(vocabulary.Symbols, Vocabulary.FromText([text], options).Symbols);
        Assert.Equal(formed, vocabulary.Decode(vocabulary.Encode(text)));
        Assert.Contains(1, Vocabulary.FromText([formed]).Encode(text));
    }

    [Fact]
    public void Half_of_a_pair_is_what_no_text_has() =>
        Assert.Equal(["a", "\uFFFD"], Vocabulary.FromText(["A\uD83D"], new VocabularyOptions { Normalization = NormalizationForm.FormC, LowerCase = true }).Symbols);

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("az")]
    [InlineData("en-US")]
    public void Lower_case_is_that_of_no_culture(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            Assert.Equal(["i", "ß", "\u0131"], Vocabulary.FromText(["Iß\u0131"], new VocabularyOptions { LowerCase = true }).Symbols);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Tokens_are_brought_to_the_form_of_the_texts()
    {
        var vocabulary = Vocabulary.FromTokens(["Cat", "CAT", "dog"], new VocabularyOptions { LowerCase = true });
        Assert.Equal(["cat", "dog"], vocabulary.Symbols);
        Assert.Equal([2, 3], vocabulary.Encode("cAt DOG"));
        Assert.Throws<ArgumentException>(() => Vocabulary.FromTokens(["\u00A8"], new VocabularyOptions { Normalization = NormalizationForm.FormKC }));
    }

    [Fact]
    public void The_unknown_symbol_is_what_one_likes()
    {
        Assert.Equal("a?", Vocabulary.FromText(["a"], new VocabularyOptions { UnknownSymbol = "?" }).Decode([2, 1]));
        Assert.Equal("a [UNK]", Vocabulary.FromWords(["a"], new VocabularyOptions { UnknownSymbol = "[UNK]" }).Decode([2, 1]));
    }

    [Fact]
    public void Long_texts_lose_ids_at_the_side_that_is_said()
    {
        var vocabulary = Vocabulary.FromText(["abc"], startEnd: true);
        Assert.Equal(new[,] { { 4, 5 } }, vocabulary.Encode(["abc"], 2, SequenceSide.Post, SequenceSide.Post));
        Assert.Equal(new[,] { { 6, 2 }, { 0, 2 } }, vocabulary.Encode(["abc", ""], 2, SequenceSide.Pre, SequenceSide.Pre));
        Assert.Throws<ArgumentException>(() => vocabulary.Encode(["abc"], 2));
    }

    [Fact]
    public void One_text_and_many_go_both_ways()
    {
        var vocabulary = Vocabulary.FromText(["abc"], startEnd: true);
        Assert.Equal([6, 4, 5, 2], vocabulary.Encode("cab"));
        Assert.Equal(["cab", "", "b"], vocabulary.Decode(vocabulary.Encode(["cab", "", "b"], 5)));
        Assert.Equal([], vocabulary.Decode(new int[0, 3]));
        Assert.Throws<ArgumentOutOfRangeException>(() => vocabulary.Decode(new[,] { { 7 } }));
    }
}
