using System.Text;
using System.Text.Json;

namespace NeuralSeqGen;

/// <summary>Reads tokenizer.json of anybody and trusts nothing in it: what is read here is known by name, all else is refused by name.</summary>
internal sealed class TokenizerJsonReader(string where)
{
    // each goes over every text that is encoded
    private const int MostNormalizers = 8;

    private static readonly Dictionary<string, NormalizationForm> Forms = new(StringComparer.Ordinal) { ["NFC"] = NormalizationForm.FormC, ["NFD"] = NormalizationForm.FormD, ["NFKC"] = NormalizationForm.FormKC, ["NFKD"] = NormalizationForm.FormKD };

    public static string NormalizerName(NormalizationForm form) => Forms.First(pair => pair.Value == form).Key;

    public static BytePairContent Read(byte[] json, string where)
    {
        try
        {
            // The mark of UTF-8 is no JSON.
            using var document = JsonDocument.Parse(json.AsMemory(json.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0), new JsonDocumentOptions { MaxDepth = 32 });
            return new TokenizerJsonReader(where).Read(new JsonPart(document.RootElement, "", where));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or DecoderFallbackException)
        {
            // InvalidOperationException: strings that are no Unicode.
            throw TokenizerFault.Of(where, $"is not valid JSON: {e.Message.TrimEnd('.')}", e);
        }
    }

    private BytePairContent Read(JsonPart root)
    {
        var model = root.Object("model");
        string type = model.Find("type") is { IsNull: false } named ? named.Text() : "BPE";
        if (type != "BPE")
        {
            throw TokenizerFault.Of(where, $"is of the model '{type}', but only BPE is read here");
        }

        foreach (string name in (string[])["dropout", "continuing_subword_prefix", "end_of_word_suffix", "byte_fallback", "ignore_merges"])
        {
            if (model.Find(name) is { IsNothing: false } set)
            {
                throw set.Unknown();
            }
        }

        bool addsPrefixSpace = PreTokenizer(root.Object("pre_tokenizer"));
        if (root.Find("decoder") is { IsNull: false } decoder && decoder.Type() != "ByteLevel")
        {
            throw decoder.Unknown();
        }

        var content = TokenizerModelReader.Read(root, model, where) with { AddsPrefixSpace = addsPrefixSpace, Normalizers = [.. Normalizers(root.Find("normalizer"))] };
        return TokenizerTemplateReader.Read(root.Find("post_processor"), content);
    }

    private static bool PreTokenizer(JsonPart part)
    {
        if (part.Type() == "Sequence" && part.Array("pretokenizers") is [var only])
        {
            part = only;
        }

        if (part.Type() != "ByteLevel")
        {
            throw part.Unknown();
        }

        return part.Find("use_regex") is { } regex && !regex.Flag() ? throw regex.Unknown() : part.Find("add_prefix_space") is not { } space || space.Flag();
    }

    private static IEnumerable<NormalizationForm?> Normalizers(JsonPart? part) => part is not { IsNull: false } normalizer ? [] : normalizer.Type() switch
    {
        "Sequence" => normalizer.Array("normalizers") is { Count: <= MostNormalizers } inner ? inner.SelectMany(Normalizers) : throw normalizer.Wrong(FormattableString.Invariant($"a list of at most {MostNormalizers}")),
        "Lowercase" => [null],
        var name => Forms.TryGetValue(name, out var form) ? [form] : throw normalizer.Unknown(),
    };
}
