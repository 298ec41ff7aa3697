using System.Text.Json;
using NeuralSeqGen.Keras;

namespace NeuralSeqGen.Tool.Commands;

/// <summary><c>--map</c>: a JSON object of names.</summary>
internal static class WeightsMap
{
    /// <exception cref="ModelFileException">It is none.</exception>
    public static Dictionary<string, string> Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), NamesJson.Default.DictionaryStringString) ?? throw new JsonException();
        }
        catch (JsonException e)
        {
            throw new ModelFileException($"the map '{path}' is no JSON object of names such as {{\"encoder.gru\": \"gru_1\"}}.", e);
        }
    }
}
