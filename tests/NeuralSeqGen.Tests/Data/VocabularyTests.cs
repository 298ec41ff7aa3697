namespace NeuralSeqGen.Tests;

public sealed class VocabularyTests
{
    [Fact]
    public void Characters_follow_padding_and_unknown_in_ordinal_order()
    {
        var vocabulary = Vocabulary.FromText(["ba", "cab"]);
        Assert.Equal((5, 0, 1, -1, -1), (vocabulary.Count, vocabulary.PadId, vocabulary.UnknownId, vocabulary.StartId, vocabulary.EndId));
        Assert.Equal(new[,] { { 2, 3, 4, 0 }, { 1, 2, 0, 0 } }, vocabulary.Encode(["abc", "xa"], 4));
    }

    [Fact]
    public void With_start_and_end_every_text_ends_and_the_start_is_kept_for_shifting()
    {
        var vocabulary = Vocabulary.FromText(["ab"], startEnd: true);
        Assert.Equal((6, 1, 2, 3), (vocabulary.Count, vocabulary.StartId, vocabulary.EndId, vocabulary.UnknownId));
        int[,] ids = vocabulary.Encode(["ba", ""], 4);
        Assert.Equal(new[,] { { 5, 4, 2, 0 }, { 2, 0, 0, 0 } }, ids);
        Assert.Equal(new[,] { { 1, 5, 4, 2 }, { 1, 2, 0, 0 } }, Sequences.ShiftRight(ids, vocabulary.StartId));
    }

    [Fact]
    public void The_order_of_the_texts_does_not_matter()
    {
        string[] texts = ["გამარჯობა", "abc", "ß😀"];
        Assert.Equal(Vocabulary.FromText(texts).Encode(texts, 9), Vocabulary.FromText(texts.Reverse()).Encode(texts, 9));
    }

    [Fact]
    public void A_character_outside_the_basic_plane_is_one_symbol()
    {
        var vocabulary = Vocabulary.FromText(["😀a"]);
        Assert.Equal(4, vocabulary.Count);
        Assert.Equal("😀a", vocabulary.Decode(Sequences.AsSpan(vocabulary.Encode(["😀a"], 2))));
    }

    [Fact]
    public void Texts_come_back_without_padding_up_to_their_end()
    {
        var vocabulary = Vocabulary.FromText(["abc"], startEnd: true);
        foreach (var side in new[] { SequenceSide.Post, SequenceSide.Pre })
        {
            Assert.Equal("cab", vocabulary.Decode(Sequences.AsSpan(vocabulary.Encode(["cab"], 8, side))));
        }

        Assert.Equal("ab", vocabulary.Decode([1, 4, 5, 2, 6, 6]));
        Assert.Equal("a\uFFFDc", vocabulary.Decode(Sequences.AsSpan(vocabulary.Encode(["axc"], 4))));
    }

    [Fact]
    public void Tokens_are_split_at_white_space_and_joined_by_blanks()
    {
        var vocabulary = Vocabulary.FromTokens(["k", "tʃ", "k", "a"]);
        Assert.Equal(5, vocabulary.Count);
        int[,] ids = vocabulary.Encode([" k\ta  tʃ q"], 5);
        Assert.Equal(new[,] { { 3, 2, 4, 1, 0 } }, ids);
        Assert.Equal("k a tʃ <unk>", vocabulary.Decode(Sequences.AsSpan(ids)));
    }

    [Fact]
    public void A_text_that_does_not_fit_is_refused_not_cut()
    {
        var error = Assert.Throws<ArgumentException>("texts", () => Vocabulary.FromText(["abc"], startEnd: true).Encode(["ab", "abc"], 3));
        Assert.Contains("texts[1], 'abc', takes 4 steps with its end, but there are 3", error.Message);
    }

    [Fact]
    public void Ids_outside_the_vocabulary_are_refused()
    {
        var vocabulary = Vocabulary.FromText(["a"]);
        Assert.Contains("ids[1] is 3", Assert.Throws<ArgumentOutOfRangeException>("ids", () => vocabulary.Decode([2, 3])).Message);
        Assert.Throws<ArgumentOutOfRangeException>("ids", () => vocabulary.Decode([-1]));
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("a b")]
    [InlineData("a\u00a0b")]
    public void A_token_that_cannot_be_split_off_is_refused(string? token) =>
        Assert.Contains("tokens[1]", Assert.Throws<ArgumentException>("tokens", () => Vocabulary.FromTokens(["x", token!])).Message);

    [Fact]
    public void Null_texts_are_refused_by_their_index()
    {
        Assert.Contains("texts[1]", Assert.Throws<ArgumentException>("texts", () => Vocabulary.FromText(["a", null!])).Message);
        Assert.Contains("texts[0]", Assert.Throws<ArgumentException>("texts", () => Vocabulary.FromText(["a"]).Encode([null!], 2)).Message);
        Assert.Throws<ArgumentOutOfRangeException>("steps", () => Vocabulary.FromText(["a"]).Encode(["a"], 0));
    }

    [Fact]
    public void An_empty_vocabulary_knows_padding_and_unknown_only() => Assert.Equal(2, Vocabulary.FromText([]).Count);
}
