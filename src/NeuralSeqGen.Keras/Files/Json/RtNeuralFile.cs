using System.Globalization;
using System.Text.Json;

namespace NeuralSeqGen.Keras.Files;

/// <summary>RTNeural's JSON: <c>in_shape</c> and <c>layers</c> with <c>weights</c>. (RTNeural, python/model_utils.py, save_model.)</summary>
internal static class RtNeuralFile
{
    /// <summary>The weights of each layer, named by its position.</summary>
    public static NamedWeights Read(FileBytes file) => JsonBytes.Guard(file, file.Bytes.Span, "it", (ref Utf8JsonReader reader) =>
    {
        var layers = new List<SavedLayerWeights>();
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isLayers = reader.ValueTextEquals("layers"u8);
            reader.Read();
            if (!isLayers)
            {
                reader.Skip();
                continue;
            }

            file.Expect(layers.Count == 0 && reader.TokenType == JsonTokenType.StartArray, $"'layers' is not a list, or is there twice");
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                layers.Add(Layer(file, ref reader, layers.Count));
            }
        }

        return new NamedWeights(layers);
    });

    private static SavedLayerWeights Layer(FileBytes file, ref Utf8JsonReader reader, int index)
    {
        string name = index.ToString(CultureInfo.InvariantCulture);
        var arrays = new List<SavedArray>();
        file.Expect(reader.TokenType == JsonTokenType.StartObject, $"layer {name} is not an object");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isWeights = reader.ValueTextEquals("weights"u8);
            reader.Read();
            if (!isWeights)
            {
                reader.Skip();
                continue;
            }

            file.Expect(arrays.Count == 0 && reader.TokenType == JsonTokenType.StartArray, $"'weights' of layer {name} is not a list, or is there twice");
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                arrays.Add(JsonArrays.Read(file, ref reader, $"layers/{name}/weights/{arrays.Count.ToString(CultureInfo.InvariantCulture)}"));
            }
        }

        return new SavedLayerWeights(name, arrays);
    }
}
