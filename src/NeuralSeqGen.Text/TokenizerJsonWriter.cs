using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace NeuralSeqGen;

/// <summary>Writes tokenizer.json of a tokenizer that was trained here, with every field that Hugging Face's reader asks for.</summary>
internal static class TokenizerJsonWriter
{
    public static string Write(BytePairContent content)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("version", "1.0");
            json.WriteNull("truncation");
            json.WriteNull("padding");
            WriteAdded(json, content);
            WriteNormalizer(json, content);
            WriteByteLevel(json, "pre_tokenizer", content.AddsPrefixSpace);
            WriteTemplate(json, content);
            WriteByteLevel(json, "decoder", content.AddsPrefixSpace);
            WriteModel(json, content);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteAdded(Utf8JsonWriter json, BytePairContent content)
    {
        json.WriteStartArray("added_tokens");
        foreach (var token in content.Added)
        {
            json.WriteStartObject();
            json.WriteNumber("id", token.Id);
            json.WriteString("content", token.Content);
            json.WriteBoolean("single_word", false);
            json.WriteBoolean("lstrip", token.TakesLeft);
            json.WriteBoolean("rstrip", token.TakesRight);
            json.WriteBoolean("normalized", token.IsNormalized);
            json.WriteBoolean("special", token.IsSpecial);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteNormalizer(Utf8JsonWriter json, BytePairContent content)
    {
        if (content.Normalizers is not [{ } form])
        {
            json.WriteNull("normalizer");
            return;
        }

        json.WriteStartObject("normalizer");
        json.WriteString("type", TokenizerJsonReader.NormalizerName(form));
        json.WriteEndObject();
    }

    private static void WriteByteLevel(Utf8JsonWriter json, string name, bool addsPrefixSpace)
    {
        json.WriteStartObject(name);
        json.WriteString("type", "ByteLevel");
        json.WriteBoolean("add_prefix_space", addsPrefixSpace);
        json.WriteBoolean("trim_offsets", true);
        json.WriteBoolean("use_regex", true);
        json.WriteEndObject();
    }

    private static void WriteTemplate(Utf8JsonWriter json, BytePairContent content)
    {
        if (content.After is not [var id])
        {
            json.WriteNull("post_processor");
            return;
        }

        string end = content.Added.First(token => token.Id == id).Content;
        json.WriteStartObject("post_processor");
        json.WriteString("type", "TemplateProcessing");
        WriteSequences(json, "single", end, "A");
        WriteSequences(json, "pair", end, "A", "B");
        json.WriteStartObject("special_tokens");
        json.WriteStartObject(end);
        json.WriteString("id", end);
        json.WriteStartArray("ids");
        json.WriteNumberValue(id);
        json.WriteEndArray();
        json.WriteStartArray("tokens");
        json.WriteStringValue(end);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    // Each sequence with the end behind it.
    private static void WriteSequences(Utf8JsonWriter json, string name, string end, params ReadOnlySpan<string> sequences)
    {
        json.WriteStartArray(name);
        for (int i = 0; i < sequences.Length; i++)
        {
            foreach (var (kind, id) in new[] { ("Sequence", sequences[i]), ("SpecialToken", end) })
            {
                json.WriteStartObject();
                json.WriteStartObject(kind);
                json.WriteString("id", id);
                json.WriteNumber("type_id", i);
                json.WriteEndObject();
                json.WriteEndObject();
            }
        }

        json.WriteEndArray();
    }

    private static void WriteModel(Utf8JsonWriter json, BytePairContent content)
    {
        json.WriteStartObject("model");
        json.WriteString("type", "BPE");
        foreach (string name in (string[])["dropout", "unk_token", "continuing_subword_prefix", "end_of_word_suffix"])
        {
            json.WriteNull(name);
        }

        foreach (string name in (string[])["fuse_unk", "byte_fallback", "ignore_merges"])
        {
            json.WriteBoolean(name, false);
        }

        json.WriteStartObject("vocab");
        foreach (var (token, id) in content.Added.Select(token => (token.Content, token.Id)).Concat(content.Vocabulary.OrderBy(pair => pair.Value).Select(pair => (pair.Key, pair.Value))))
        {
            json.WriteNumber(token, id);
        }

        json.WriteEndObject();
        json.WriteStartArray("merges");
        foreach (var (left, right) in content.Merges)
        {
            json.WriteStringValue($"{left} {right}");
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
