using System.Text;

namespace NeuralSeqGen.Text.Tests;

/// <summary>Ids are those of GPT-2 and of the merges one by one; every text comes back.</summary>
public sealed class EncodingTests
{
    public static TheoryData<string> Texts =>
    [
        "", " ", "  ", "the and of", "  two  spaces \n\n\ttab ", "don't we'll I've 'tis O'Neil'S", "x1234.56 ½ ⅷ", "naïve Straße İstanbul", "გამარჯობა こんにちは 你好，世界", "😀👩‍👩‍👧 🏳️‍🌈", "\U00020000\U0001D49C a\U00020000b",
        "\0\u0001\u001F\u007F\u0085\u00A0\u2028\u3000", "e\u0301 é", "<|endoftext|> <|endo", "a\r\nb\rc", new string('a', 3000), "((((}}}}----====....",
    ];

    /// <summary>Published ids: the 262, of 286, to 284, and 290, in 287, a 257; I 40, A 32, ! 0.</summary>
    [Theory]
    [InlineData(" the", new[] { 262 })]
    [InlineData(" of the", new[] { 286, 262 })]
    [InlineData(" and to in a", new[] { 290, 284, 287, 257 })]
    [InlineData("ing", new[] { 278 })]
    [InlineData("I A!", new[] { 40, 220, 32, 0 })]
    [InlineData("<|endoftext|> the<|endoftext|>", new[] { 50256, 262, 50256 })]
    public void Ids_are_those_of_GPT2(string text, int[] ids) => Assert.Equal(ids, BytePairTokenizer.Parse(Gpt2.Json()).Encode(text));

    [Theory]
    [MemberData(nameof(Texts))]
    public void Texts_come_back(string text)
    {
        foreach (var tokenizer in new[] { BytePairTokenizer.Parse(Gpt2.Json(added: "")), Trained.Plain })
        {
            Assert.Equal(text, tokenizer.Decode(tokenizer.Encode(text)));
            Assert.Equal(Naive(tokenizer, text), tokenizer.Encode(text));
        }
    }

    [Fact]
    public void A_whole_page_comes_back_and_has_the_ids_of_its_merges()
    {
        int[] ids = Trained.Plain.Encode(Files.Readme);
        Assert.Equal(Files.Readme, Trained.Plain.Decode(ids));
        Assert.Equal(Naive(Trained.Plain, Files.Readme), ids);
        Assert.InRange(ids.Length, 1, Files.Readme.Length / 2);
    }

    /// <summary>Words as GPT-2's expression gives them, by hand.</summary>
    [Theory]
    [InlineData("Hello world", "Hello| world")]
    [InlineData("it's  a\n\nb c9 !?", "it|'s| | a|\n|\n|b| c|9| !?")]
    [InlineData("we'll 'll 'S", "we|'ll| '|ll| '|S")]
    [InlineData("a \t b  ", "a| \t| b|  ")]
    [InlineData("x\U00020000y \U0001D49C1", "x\U00020000y| \U0001D49C|1")]
    [InlineData("日本 2½", "日本| 2½")]
    public void Words_are_those_of_the_expression(string text, string words) => Assert.Equal(words.Split('|'), BytePairWords.Split(text));

    [Fact]
    public void Words_are_those_of_NETs_expression_in_the_basic_plane()
    {
        string text = Files.Readme + string.Concat(Texts.Select(row => row.Data).Where(data => !data.Any(char.IsSurrogate)));
        string basic = string.Concat(text.Where(character => !char.IsSurrogate(character)));
        Assert.Equal(System.Text.RegularExpressions.Regex.Matches(basic, @"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+").Select(match => match.Value), BytePairWords.Split(basic));
    }

    [Fact]
    public void Added_tokens_are_found_before_words()
    {
        const string one = """{"id":400,"content":"<a>","single_word":false,"lstrip":true,"rstrip":true,"normalized":false,"special":true}""";
        const string two = """{"id":401,"content":"<a>b","single_word":false,"lstrip":false,"rstrip":false,"normalized":false,"special":false}""";
        const string three = """{"id":402,"content":"AND","single_word":false,"lstrip":false,"rstrip":false,"normalized":true,"special":false}""";
        var tokenizer = BytePairTokenizer.Parse(Gpt2.Json(added: $"{one},{two},{three}", normalizer: """{"type":"Sequence","normalizers":[{"type":"NFC"},{"type":"Lowercase"}]}"""));
        Assert.Equal([262, 400, 258, 401, 402], tokenizer.Encode(" THE \n<a>  he<a>bAnd"));
        Assert.Equal(" thehe<a>bAND", tokenizer.Decode(262, 400, 258, 401, 402));
        Assert.Equal(403, tokenizer.Count);
        Assert.Equal((400, "<a>b", 262, -1), (tokenizer.IdOf("<a>"), tokenizer.TokenOf(401)!, tokenizer.IdOf("Ġthe"), tokenizer.IdOf("nothing")));
    }

    [Theory]
    [InlineData("""{"type":"RobertaProcessing","sep":["</s>",7],"cls":["<s>",5],"trim_offsets":true,"add_prefix_space":true}""")]
    [InlineData("""{"type":"Sequence","processors":[{"type":"ByteLevel"},{"type":"TemplateProcessing","single":[{"SpecialToken":{"id":"<s>","type_id":0}},{"Sequence":{"id":"A","type_id":0}},{"SpecialToken":{"id":"</s>","type_id":0}}],"pair":[],"special_tokens":{"<s>":{"id":"<s>","ids":[5],"tokens":["<s>"]},"</s>":{"id":"</s>","ids":[7],"tokens":["</s>"]}}}]}""")]
    public void Templates_put_ids_around_a_text(string processor)
    {
        var tokenizer = BytePairTokenizer.Parse(Gpt2.Json(processor: processor, preTokenizer: Gpt2.ByteLevel.Replace("false", "true", StringComparison.Ordinal)));
        Assert.Equal([5, 262, 7], tokenizer.Encode("the"));
        Assert.Equal([5, 262, 7], tokenizer.Encode(" the"));
        Assert.Equal([5, 7], tokenizer.Encode(""));
        Assert.Equal((5, 7, -1), (tokenizer.StartId, tokenizer.EndId, tokenizer.PadId));
        Assert.Contains("has no token for padding", Assert.Throws<ArgumentException>(() => tokenizer.Encode(["the"], 4)).Message, StringComparison.Ordinal);
        Assert.Equal(new[,] { { 5, 262, 7 } }, tokenizer.Encode(["the"], 3));
    }

    [Fact]
    public void Bytes_that_the_file_lacks_are_refused_by_name()
    {
        var tokenizer = BytePairTokenizer.Parse(Gpt2.Json(vocab: """{"a":0,"b":1,"ab":2}""", merges: """[["a","b"]]"""));
        Assert.Equal([2, 0], tokenizer.Encode("aba"));
        Assert.Contains("no token for the byte 0x63 of 'abc'", Assert.Throws<ArgumentException>(() => tokenizer.Encode("abc")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Ids_that_are_none_are_refused_and_cut_bytes_are_replaced()
    {
        var tokenizer = BytePairTokenizer.Parse(Gpt2.Json());
        Assert.Contains("ids[1] is 300, which stands for no token", Assert.Throws<ArgumentOutOfRangeException>(() => tokenizer.Decode(262, 300)).Message, StringComparison.Ordinal);
        Assert.Equal("\uFFFD", tokenizer.Decode(tokenizer.Encode("é")[0]));
    }

    [Fact]
    public void Many_threads_encode_at_once()
    {
        int[] ids = Trained.Plain.Encode(Files.Readme);
        Parallel.For(0, 16, _ => Assert.Equal(ids, Trained.Plain.Encode(Files.Readme)));
    }

    // Byte-pair encoding as it is defined: the most urgent merge of a word, everywhere in it, until there is none.
    private static int[] Naive(BytePairTokenizer tokenizer, string text)
    {
        using var json = System.Text.Json.JsonDocument.Parse(tokenizer.ToText());
        var ranks = json.RootElement.GetProperty("model").GetProperty("merges").EnumerateArray().Select((merge, rank) => (merge.GetString()!, rank)).ToDictionary(pair => pair.Item1, pair => pair.rank);
        return [.. BytePairWords.Split(text).SelectMany(word => Pieces(word, ranks)).Select(tokenizer.IdOf)];
    }

    private static List<string> Pieces(string word, Dictionary<string, int> ranks)
    {
        var pieces = Encoding.UTF8.GetBytes(word).Select(value => ByteAlphabet.Of(value).ToString()).ToList();
        while (pieces.Zip(pieces.Skip(1), (left, right) => $"{left} {right}").Where(ranks.ContainsKey).OrderBy(pair => ranks[pair]).FirstOrDefault() is { } best)
        {
            for (int i = 0; i + 1 < pieces.Count; i++)
            {
                if ($"{pieces[i]} {pieces[i + 1]}" == best)
                {
                    pieces[i] += pieces[i + 1];
                    pieces.RemoveAt(i + 1);
                }
            }
        }

        return pieces;
    }
}
