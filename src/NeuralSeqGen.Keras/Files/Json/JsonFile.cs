using System.Text.Json;

namespace NeuralSeqGen.Keras.Files;

/// <summary>A JSON file: a Keras config, RTNeural's layers or a state dict, told by its properties.</summary>
internal static class JsonFile
{
    public static SavedModel Read(FileBytes file, string sha256)
    {
        JsonBytes.Check(file, file.Bytes.Span, "it");
        return Has(file, "class_name") ? Config(file, sha256)
            : Has(file, "layers") ? new SavedModel(file.Path, SavedFormat.RtNeuralJson) { ConfigJson = JsonBytes.Text(file, file.Bytes.Span, "it"), Weights = RtNeuralFile.Read(file), Sha256 = sha256 }
            : HasArrays(file) ? new SavedModel(file.Path, SavedFormat.TorchJson) { Weights = TorchJsonFile.Read(file), Sha256 = sha256 }
            : throw file.Fault($"it is JSON, but neither a Keras model (no class_name), nor one of RTNeural (no layers), nor a state dict (its values are no arrays)");
    }

    private static SavedModel Config(FileBytes file, string sha256) => new(file.Path, SavedFormat.ConfigJson)
    {
        KerasVersion = JsonText.Property(file, "keras_version", "it"),
        Backend = JsonText.Property(file, "backend", "it"),
        ConfigJson = JsonBytes.Text(file, file.Bytes.Span, "it"),
        TrainingJson = JsonText.Part(file, "compile_config", "it"),
        Sha256 = sha256,
    };

    private static bool Has(FileBytes file, string name) => JsonBytes.Guard(file, file.Bytes.Span, "it", (ref Utf8JsonReader reader) => JsonText.Find(ref reader, name));

    private static bool HasArrays(FileBytes file) => JsonBytes.Guard(file, file.Bytes.Span, "it", static (ref Utf8JsonReader reader) =>
    {
        reader.Read();
        reader.Read();
        return reader.TokenType == JsonTokenType.PropertyName && reader.Read() && reader.TokenType == JsonTokenType.StartArray;
    });
}
