using System.Text.Json.Nodes;
using NeuralSeqGen.Keras.Declaration;
using NeuralSeqGen.Keras.Graph;

namespace NeuralSeqGen.Keras.Import;

/// <summary>Metrics by output: one list for all of them, a list of lists, or an object by the outputs' names.</summary>
internal sealed class CompiledMetrics(ConfigVersion version, List<string> notes)
{
    private static readonly HashSet<string> Accuracy = ["accuracy", "acc"];

    public IEnumerable<string> Of(JsonNode? metrics, int output, IReadOnlyList<string> outputs, bool isWeighted)
    {
        var own = metrics is JsonArray { Count: > 0 } list && (outputs.Count == 1 ? list[0] is not JsonArray : list[0] is not (JsonArray or null)) ? metrics : CompiledLosses.ByOutput(metrics, output, outputs);
        JsonNode?[] all = own is JsonArray several ? [.. several] : [own];
        return [.. all.Select(metric => metric is null ? null : Attribute(metric, isWeighted)).OfType<string>().Distinct()];
    }

    private string? Attribute(JsonNode metric, bool isWeighted)
    {
        try
        {
            if (metric.Text() is { } name && Accuracy.Contains(name))
            {
                return isWeighted ? "Metric.Accuracy(Weighted = true)" : "Metric.Accuracy";
            }

            var serialized = CompiledConfigs.Named(metric) ?? throw new UnsupportedKerasException("no metric");
            return CompiledAttributes.Known(KerasMetrics.Attribute(serialized.Element(), CompiledConfigs.OptimizerDialect(version), null, isWeighted));
        }
        catch (Exception e) when (e is UnsupportedKerasException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            notes.Add($"A metric is left out ({e.Message}).");
            return null;
        }
    }
}
