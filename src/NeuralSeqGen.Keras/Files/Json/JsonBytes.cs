using System.Text;
using System.Text.Json;

namespace NeuralSeqGen.Keras.Files;

/// <summary>JSON of files: sound, of bounded depth and length, or refused.</summary>
internal static class JsonBytes
{
    /// <summary>The deepest nesting; whoever parses what <see cref="Text"/> gave needs as much.</summary>
    public const int MaxDepth = 128;

    /// <summary>The longest text of a config in bytes; those of Keras have some hundred kilobytes at most.</summary>
    public const int MaxConfigLength = 16 << 20;

    /// <summary>The whole JSON as text.</summary>
    /// <param name="file">For sentences.</param>
    /// <param name="json">The JSON.</param>
    /// <param name="what">What it is called in sentences.</param>
    public static string Text(FileBytes file, ReadOnlySpan<byte> json, string what)
    {
        file.Expect(json.Length <= MaxConfigLength, $"{what} has {json.Length} bytes, more than {MaxConfigLength}");
        Check(file, json, what);
        return Encoding.UTF8.GetString(WithoutMark(json));
    }

    /// <summary>Throws unless it is one JSON object.</summary>
    public static void Check(FileBytes file, ReadOnlySpan<byte> json, string what) => Guard(file, json, what, static (ref Utf8JsonReader reader) =>
    {
        while (reader.Read())
        {
        }

        return true;
    });

    /// <summary>Runs what reads JSON; a fault in it becomes a sentence.</summary>
    public static T Guard<T>(FileBytes file, ReadOnlySpan<byte> json, string what, JsonReading<T> read)
    {
        var text = WithoutMark(json);
        int first = text.IndexOfAnyExcept(" \t\r\n"u8);
        file.Expect(first >= 0 && text[first] == '{', $"{what} is not a JSON object");
        try
        {
            var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = MaxDepth });
            return read(ref reader);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            throw file.Fault($"{what} is not valid JSON: {e.Message.TrimEnd('.')}", e);
        }
    }

    /// <summary>Without the mark of UTF-8 that editors of some systems put in front.</summary>
    public static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> text) => text.StartsWith("\uFEFF"u8) ? text[3..] : text;
}
