using System.Globalization;
using System.Text.Json.Nodes;
using NeuralSeqGen.Keras.Declaration;
using NeuralSeqGen.Keras.Graph;

namespace NeuralSeqGen.Keras.Import;

/// <summary>Losses by output: one for all, a list, or an object by the outputs' names.</summary>
internal sealed class CompiledLosses(ConfigVersion version)
{
    /// <returns>The attribute of each output; null for an output without loss.</returns>
    public string?[] Of(JsonNode loss, JsonNode? weights, IReadOnlyList<string> outputs, List<string> notes)
    {
        string?[] attributes = new string?[outputs.Count];
        for (int i = 0; i < outputs.Count; i++)
        {
            try
            {
                attributes[i] = Attribute(CompiledConfigs.Named(ByOutput(loss, i, outputs)), ByOutput(weights, i, outputs).Real() ?? 1);
            }
            catch (Exception e) when (e is UnsupportedKerasException or InvalidOperationException or KeyNotFoundException or FormatException)
            {
                notes.Add($"The loss of '{outputs[i]}' is left out ({e.Message}).");
            }
        }

        return attributes;
    }

    /// <summary>What stands for an output.</summary>
    public static JsonNode? ByOutput(JsonNode? node, int output, IReadOnlyList<string> outputs) => node switch
    {
        JsonArray list => output < list.Count ? list[output] : null,
        JsonObject named when !named.ContainsKey("class_name") => named[outputs[output]],
        _ => node,
    };

    private string? Attribute(JsonObject? serialized, double weight)
    {
        if (serialized is null)
        {
            return null;
        }

        var attribute = KerasLosses.Attribute(serialized.Element(), CompiledConfigs.OptimizerDialect(version), []);
        if (weight != 1)
        {
            attribute.Set("Weight", weight.ToString("R", CultureInfo.InvariantCulture));
        }

        return CompiledAttributes.Known(attribute);
    }
}
