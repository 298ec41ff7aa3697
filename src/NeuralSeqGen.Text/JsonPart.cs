using System.Text.Json;

namespace NeuralSeqGen;

/// <summary>A value of a tokenizer.json with its place, for sentences.</summary>
internal sealed record JsonPart(JsonElement Value, string Place, string Where)
{
    public bool IsNull => Value.ValueKind == JsonValueKind.Null;

    /// <summary>Whether a setting is off: null, false, no text, 0.</summary>
    public bool IsNothing => Value.ValueKind is JsonValueKind.Null or JsonValueKind.False || (Value.ValueKind == JsonValueKind.String && Value.GetString()!.Length == 0) || (Value.ValueKind == JsonValueKind.Number && Value.TryGetDouble(out double number) && number == 0);

    /// <summary>A field of an object; null where it is not there.</summary>
    public JsonPart? Find(string name) => Value.ValueKind == JsonValueKind.Object && Value.TryGetProperty(name, out var value) ? new(value, Place.Length == 0 ? name : $"{Place}.{name}", Where) : null;

    public JsonPart Field(string name) => Find(name) ?? throw TokenizerFault.Of(Where, $"has no {(Place.Length == 0 ? name : $"{Place}.{name}")}");

    public JsonPart Object(string name) => Field(name) is { Value.ValueKind: JsonValueKind.Object } field ? field : throw Field(name).Wrong("an object");

    public IReadOnlyList<JsonPart> Array(string name) => Field(name) is { Value.ValueKind: JsonValueKind.Array } field ? [.. field.Value.EnumerateArray().Select((value, i) => new JsonPart(value, FormattableString.Invariant($"{field.Place}[{i}]"), Where))] : throw Field(name).Wrong("an array");

    public string Text() => Value.ValueKind == JsonValueKind.String ? Value.GetString()! : throw Wrong("a text");

    public bool Flag() => Value.ValueKind is JsonValueKind.True or JsonValueKind.False ? Value.GetBoolean() : throw Wrong("true or false");

    /// <summary>An id: of what size a vocabulary may be, so that no file decides how much memory an embedding takes.</summary>
    public int Id() => Value.ValueKind == JsonValueKind.Number && Value.TryGetInt32(out int id) && id is >= 0 and < 1 << 24 ? id : throw Wrong("an id from 0 to 16777215");

    /// <summary>Which class of Hugging Face's it is.</summary>
    public string Type() => Value.ValueKind == JsonValueKind.Object ? Field("type").Text() : throw Wrong("an object");

    public FormatException Wrong(string what) => TokenizerFault.Of(Where, $"has {FaultText.Cut(Value.GetRawText())} at {Place}, where {what} belongs");

    /// <summary>What Hugging Face has and is not read here, by its name.</summary>
    public FormatException Unknown() => TokenizerFault.Of(Where, $"has {Place} {(Value.ValueKind == JsonValueKind.Object ? Type() : Value.GetRawText())}, which is not read here: byte-level byte-pair encoding as of GPT-2 is, without it");
}
