using System.Text.Json;

namespace NeuralSeqGen.Keras.Files;

/// <summary>A state dict as a JSON object of arrays.</summary>
internal static class TorchJsonFile
{
    public static StateDict Read(FileBytes file) => JsonBytes.Guard(file, file.Bytes.Span, "it", (ref Utf8JsonReader reader) =>
    {
        var arrays = new List<SavedArray>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            file.Expect(names.Add(name), $"'{name}' is there twice");
            reader.Read();
            arrays.Add(JsonArrays.Read(file, ref reader, name));
        }

        return new StateDict(arrays);
    });
}
