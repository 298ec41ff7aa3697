using System.Text.Json;

namespace NeuralSeqGen.Text.Tests;

/// <summary>The beginning of GPT-2's tokenizer: its 256 bytes in its order and its first 35 merges, whose ids are those of the published vocabulary.</summary>
internal static class Gpt2
{
    public const string Merges = "Ġ t|Ġ a|h e|i n|r e|o n|Ġt he|e r|Ġ s|a t|Ġ w|Ġ o|e n|Ġ c|i t|i s|a n|o r|e s|Ġ b|e d|Ġ f|in g|Ġ p|o u|Ġa n|a l|a r|Ġt o|Ġ m|Ġo f|Ġ in|Ġ d|Ġ h|Ġan d";

    public const string Added = """{"id":50256,"content":"<|endoftext|>","single_word":false,"lstrip":false,"rstrip":false,"normalized":true,"special":true}""";

    public const string ByteLevel = """{"type":"ByteLevel","add_prefix_space":false,"trim_offsets":true}""";

    /// <summary>A tokenizer.json, with other parts where they are given.</summary>
    public static string Json(string added = Added, string preTokenizer = ByteLevel, string normalizer = "null", string processor = ByteLevel, string model = "\"dropout\":null,\"unk_token\":null,\"continuing_subword_prefix\":\"\",\"end_of_word_suffix\":\"\",\"fuse_unk\":false", string type = "\"type\":\"BPE\",", string? vocab = null, string? merges = null) =>
        $$"""{"version":"1.0","truncation":null,"padding":null,"added_tokens":[{{added}}],"normalizer":{{normalizer}},"pre_tokenizer":{{preTokenizer}},"post_processor":{{processor}},"decoder":{{ByteLevel}},"model":{ {{type}}{{model}},"vocab":{{vocab ?? Vocab()}},"merges":{{merges ?? JsonSerializer.Serialize(Merges.Split('|'))}} } }""";

    public static string Vocab() => JsonSerializer.Serialize(Tokens().Select((token, id) => (token, id)).ToDictionary(pair => pair.token, pair => pair.id));

    // The printable bytes first, in order, then the others, from U+0100.
    private static IEnumerable<string> Tokens()
    {
        var printable = Enumerable.Range(33, 94).Concat(Enumerable.Range(161, 12)).Concat(Enumerable.Range(174, 82)).Select(value => ((char)value).ToString());
        return printable.Concat(Enumerable.Range(256, 68).Select(value => ((char)value).ToString())).Concat(Merges.Split('|').Select(merge => merge.Replace(" ", "", StringComparison.Ordinal)));
    }
}
