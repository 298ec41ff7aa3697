using System.Text;

namespace NeuralSeqGen.Text.Tests;

/// <summary>Training gives the merges of counting everything anew each time, and a file that holds them.</summary>
public sealed class TrainingTests
{
    [Theory]
    [InlineData("low low low low low lower lower newest newest newest newest newest newest widest widest widest", 2)]
    [InlineData("aaaa aaaaaaa aaa aa abababab ababab bababa", 1)]
    [InlineData("über Über ÜBER 日本 日本語 日本 😀😀😀 😀😀", 1)]
    [InlineData("", 1)]
    public void Merges_are_those_of_counting_anew(string text, int minCount)
    {
        var tokenizer = BytePairTokenizer.Train([text], new() { Size = 300, MinCount = minCount });
        Assert.Equal(Oracle(text, 300 - 257, minCount), Merges(tokenizer));
    }

    [Fact]
    public void Merges_of_a_page_are_those_of_counting_anew()
    {
        string page = Files.Readme[..12_000];
        Assert.Equal(Oracle(page, 120, 2), Merges(BytePairTokenizer.Train([page], new() { Size = 257 + 120 })));
    }

    [Fact]
    public void Random_texts_too()
    {
        var random = new Random(5);
        for (int round = 0; round < 60; round++)
        {
            string text = string.Concat(Enumerable.Range(0, 200).Select(_ => "aab c"[random.Next(5)]));
            Assert.Equal(Oracle(text, 30, 1), Merges(BytePairTokenizer.Train([text], new() { Size = 257 + 30, MinCount = 1 })));
        }
    }

    [Fact]
    public void Order_of_texts_does_not_matter_and_the_file_is_the_same_each_time()
    {
        string[] texts = Files.Readme.Split('\n');
        Assert.Equal(BytePairTokenizer.Train(texts, new() { Size = 600 }).ToText(), BytePairTokenizer.Train(texts.Reverse(), new() { Size = 600 }).ToText());
    }

    [Fact]
    public void What_is_saved_comes_back()
    {
        using var files = new Files();
        var options = new BytePairOptions { Size = 500, StartEnd = true, SpecialTokens = ["<sep>", "\"quoted\" ü"], Normalization = NormalizationForm.FormC };
        var tokenizer = BytePairTokenizer.Train([Files.Readme], options);
        tokenizer.Save(files["tokenizer.json"]);
        var again = BytePairTokenizer.Load(files["tokenizer.json"]);
        Assert.Equal(tokenizer.ToText(), again.ToText());
        const string text = "e\u0301 <sep> the \"quoted\" ü<pad>";
        Assert.Equal(tokenizer.Encode(text), again.Encode(text));
        Assert.Equal("é  the ", again.Decode(again.Encode(text)));
        Assert.Equal((500, 0, 1, 2, 3), (again.Count, again.PadId, again.StartId, again.EndId, again.IdOf("<sep>")));
        Assert.Equal(new[,] { { again.IdOf("a"), 2, 0 }, { 2, 0, 0 } }, again.Encode(["a", ""], 3));
        Assert.Equal(["a", ""], again.Decode(again.Encode(["a", ""], 3)));
        Assert.Throws<ArgumentException>(() => again.Encode(["a b c"], 2));
        Assert.Equal(new[,] { { again.IdOf("a") } }, again.Encode(["a"], 1, SequenceSide.Post, SequenceSide.Post));
    }

    /// <summary>A word of the text that reads as a special token does not become one.</summary>
    [Fact]
    public void No_merge_makes_a_special_token()
    {
        var tokenizer = BytePairTokenizer.Train([string.Concat(Enumerable.Repeat("sepsep ", 50))], new() { Size = 300, SpecialTokens = ["sep"] });
        Assert.DoesNotContain("s ep", Merges(tokenizer));
        Assert.DoesNotContain("se p", Merges(tokenizer));
        Assert.Equal(1, tokenizer.IdOf("sep"));
    }

    [Fact]
    public void What_cannot_be_is_refused()
    {
        Assert.Contains("there are at least 257 ids", Assert.Throws<ArgumentException>(() => BytePairTokenizer.Train([], new() { Size = 256 })).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => BytePairTokenizer.Train([], new() { SpecialTokens = ["<pad>"] }));
        Assert.Throws<ArgumentException>(() => BytePairTokenizer.Train([], new() { SpecialTokens = [" "] }));
        Assert.Contains("texts[1] is null", Assert.Throws<ArgumentException>(() => BytePairTokenizer.Train(["a", null!])).Message, StringComparison.Ordinal);
    }

    private static List<string> Merges(BytePairTokenizer tokenizer)
    {
        using var json = System.Text.Json.JsonDocument.Parse(tokenizer.ToText());
        return [.. json.RootElement.GetProperty("model").GetProperty("merges").EnumerateArray().Select(merge => merge.GetString()!)];
    }

    private static List<string> Oracle(string text, int size, int minCount)
    {
        var words = BytePairWords.Split(text).Select(word => Encoding.UTF8.GetBytes(word).Select(value => ByteAlphabet.Of(value).ToString()).ToList()).ToList();
        var merges = new List<string>();
        var tokens = new HashSet<string>();
        while (tokens.Count < size)
        {
            var best = words.SelectMany(word => word.Zip(word.Skip(1))).GroupBy(pair => pair).OrderByDescending(group => group.Count()).ThenBy(group => group.Key.First, StringComparer.Ordinal).ThenBy(group => group.Key.Second, StringComparer.Ordinal).FirstOrDefault();
            if (best is null || best.Count() < minCount)
            {
                break;
            }

            var (left, right) = best.Key;
            merges.Add($"{left} {right}");
            tokens.Add(left + right);
            foreach (var word in words)
            {
                for (int i = 0; i + 1 < word.Count; i++)
                {
                    if (word[i] == left && word[i + 1] == right)
                    {
                        word[i] += right;
                        word.RemoveAt(i + 1);
                    }
                }
            }
        }

        return merges;
    }
}
