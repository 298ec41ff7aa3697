using System.Text;
using System.Text.Json;

namespace NeuralSeqGen.Keras.Files;

/// <summary>Properties of the outermost object of a JSON member.</summary>
internal static class JsonText
{
    /// <summary>A property that is text, or null.</summary>
    public static string? Property(FileBytes file, string name, string what) =>
        JsonBytes.Guard(file, file.Bytes.Span, what, (ref Utf8JsonReader reader) => Find(ref reader, name) && reader.TokenType == JsonTokenType.String ? reader.GetString() : null);

    /// <summary>A property as JSON, or null where there is none.</summary>
    public static string? Part(FileBytes file, string name, string what)
    {
        var range = JsonBytes.Guard(file, file.Bytes.Span, what, (ref Utf8JsonReader reader) =>
        {
            if (!Find(ref reader, name) || reader.TokenType == JsonTokenType.Null)
            {
                return default;
            }

            int start = (int)reader.TokenStartIndex;
            reader.Skip();
            return start..(int)reader.BytesConsumed;
        });
        var text = JsonBytes.WithoutMark(file.Bytes.Span)[range];
        return text.IsEmpty ? null : Encoding.UTF8.GetString(text);
    }

    /// <summary>Whether there is a property; the reader then stands at its value.</summary>
    public static bool Find(ref Utf8JsonReader reader, string name)
    {
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isIt = reader.ValueTextEquals(name);
            reader.Read();
            if (isIt)
            {
                return true;
            }

            reader.Skip();
        }

        return false;
    }
}
