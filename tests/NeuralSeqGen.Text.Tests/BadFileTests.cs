namespace NeuralSeqGen.Text.Tests;

/// <summary>What is no tokenizer that is read here is refused in one sentence, which names it.</summary>
public sealed class BadFileTests
{
    public static TheoryData<string, string> Bad => new()
    {
        { "", "is not valid JSON" },
        { "[]", "has no model" },
        { "{}", "has no model" },
        { new string('[', 100_000), "is not valid JSON" },
        { Gpt2.Json(type: "\"type\":\"WordPiece\","), "is of the model 'WordPiece', but only BPE is read here" },
        { Gpt2.Json(model: "\"dropout\":0.1"), "has model.dropout 0.1, which is not read here" },
        { Gpt2.Json(model: "\"byte_fallback\":true"), "has model.byte_fallback true, which" },
        { Gpt2.Json(model: "\"ignore_merges\":true"), "has model.ignore_merges true, which" },
        { Gpt2.Json(model: "\"end_of_word_suffix\":\"</w>\""), "has model.end_of_word_suffix \"</w>\", which" },
        { Gpt2.Json(preTokenizer: """{"type":"Metaspace"}"""), "has pre_tokenizer Metaspace, which" },
        { Gpt2.Json(preTokenizer: """{"type":"Sequence","pretokenizers":[{"type":"Split"}]}"""), "has pre_tokenizer.pretokenizers[0] Split, which" },
        { Gpt2.Json(preTokenizer: """{"type":"ByteLevel","use_regex":false}"""), "has pre_tokenizer.use_regex false, which" },
        { Gpt2.Json(preTokenizer: "null"), "has null at pre_tokenizer, where an object belongs" },
        { Gpt2.Json(normalizer: """{"type":"Prepend"}"""), "has normalizer Prepend, which" },
        { Gpt2.Json(processor: """{"type":"Other"}"""), "has post_processor Other, which" },
        { Gpt2.Json(processor: """{"type":"RobertaProcessing","sep":["</s>",999],"cls":["<s>",0]}"""), "has 999 at post_processor.sep, where the id of a token belongs" },
        { Gpt2.Json(added: Gpt2.Added.Replace("50256", "5", StringComparison.Ordinal)), "adds the token '<|endoftext|>' with the id 5, which its vocabulary has otherwise" },
        { Gpt2.Json(added: Gpt2.Added + "," + Gpt2.Added), "adds a token twice" },
        { Gpt2.Json(added: Gpt2.Added.Replace("\"single_word\":false", "\"single_word\":true", StringComparison.Ordinal)), "has added_tokens[0].single_word true, which" },
        { Gpt2.Json(added: Gpt2.Added.Replace("<|endoftext|>", "", StringComparison.Ordinal)), "adds the token ''" },
        { Gpt2.Json(added: Gpt2.Added.Replace("50256", "16777216", StringComparison.Ordinal)), "has 16777216 at added_tokens[0].id, where an id" },
        { Gpt2.Json(vocab: """{"a":0,"b":0}"""), "has the token 'b' with the id 0, but" },
        { Gpt2.Json(vocab: "{}", merges: "[]"), "has {} at model.vocab, where tokens and their ids belongs" },
        { Gpt2.Json(normalizer: $$"""{"type":"Sequence","normalizers":[{{Repeated("""{"type":"NFC"}""", 9)}}]}"""), "where a list of at most 8 belongs" },
        { Gpt2.Json(processor: Template(1, 65)), "puts more than 64 ids around a text, at post_processor" },
        { Gpt2.Json(processor: Template(4_000, 12_000)), "puts more than 64 ids around a text, at post_processor" },
        { Gpt2.Json(processor: $$"""{"type":"Sequence","processors":[{{Repeated("""{"type":"BertProcessing","sep":["a",0],"cls":["a",0]}""", 50_000)}}]}"""), "puts more than 64 ids around a text, at post_processor.processors[32]" },
        { Gpt2.Json(vocab: """{"a":-1}"""), "has -1 at model.vocab['a'], where an id" },
        { Gpt2.Json(vocab: """{"a":1.5}"""), "has 1.5 at model.vocab['a'], where an id" },
        { Gpt2.Json(vocab: """{"a":0}"""), "is not in its vocabulary" },
        { Gpt2.Json(merges: """["a b c"]"""), "has \"a b c\" at model.merges[0], where a pair of tokens belongs" },
        { Gpt2.Json(merges: """[["a"]]"""), "where a pair of tokens belongs" },
        { Gpt2.Json(merges: """[3]"""), "has 3 at model.merges[0], where a text belongs" },
        { Gpt2.Json(merges: """["i n","i n"]"""), "merges 'i' and 'n', but has done so before" },
        { Gpt2.Json(merges: """["\uD800 n"]"""), "is not valid JSON" },
    };

    private static string Repeated(string json, int count) => string.Join(',', Enumerable.Repeat(json, count));

    private static string Template(int pieces, int ids) =>
        $$$$"""{"type":"TemplateProcessing","single":[{{{{Repeated("""{"SpecialToken":{"id":"s","type_id":0}}""", pieces)}}}},{"Sequence":{"id":"A","type_id":0}}],"special_tokens":{"s":{"id":"s","ids":[{{{{Repeated("0", ids)}}}}],"tokens":[]}}}""";

    [Theory]
    [MemberData(nameof(Bad))]
    public void It_is_refused_by_name(string json, string sentence)
    {
        string message = Assert.Throws<FormatException>(() => BytePairTokenizer.Parse(json)).Message;
        Assert.StartsWith("The text of a tokenizer ", message, StringComparison.Ordinal);
        Assert.Contains(sentence, message, StringComparison.Ordinal);
        Assert.True(message.Length < 400 && !message.Contains('\n', StringComparison.Ordinal));
    }

    /// <summary>Files that are cut or have other bytes are read or refused, and nothing else happens.</summary>
    [Fact]
    public void Damaged_files_are_read_or_refused()
    {
        using var files = new Files();
        byte[] whole = System.Text.Encoding.UTF8.GetBytes(Gpt2.Json());
        var random = new Random(1);
        int refused = 0;
        for (int round = 0; round < 400; round++)
        {
            byte[] bytes = round % 2 == 0 ? whole[..(2 + random.Next(whole.Length - 2))] : [.. whole];
            bytes[random.Next(bytes.Length - 1)] = round % 4 == 1 ? (byte)random.Next(256) : (byte)"[]{},:\"\\0e-n"[random.Next(12)];
            File.WriteAllBytes(files["tokenizer.json"], bytes);
            var error = Record.Exception(() => BytePairTokenizer.Load(files["tokenizer.json"]).Encode("the and of"));
            Assert.True(error is null or FormatException or ArgumentException, error?.ToString());
            refused += error is null ? 0 : 1;
        }

        Assert.InRange(refused, 300, 400);
        Assert.Throws<FileNotFoundException>(() => BytePairTokenizer.Load(files["none.json"]));
    }
}
