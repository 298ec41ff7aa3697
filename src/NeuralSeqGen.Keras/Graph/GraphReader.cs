using System.Text.Json.Nodes;
using NeuralSeqGen.Keras.Import;

namespace NeuralSeqGen.Keras.Graph;

/// <summary>Reads the config of a model, of any version and nested as it may be.</summary>
internal sealed class GraphReader(ConfigVersion version)
{
    private static readonly HashSet<string> Functional = ["Functional", "Model"];

    private int _order;

    public ConfigVersion Version => version;

    /// <summary>The next place among all layers.</summary>
    public int NextOrder() => _order++;

    /// <summary>Whether a serialized object is a model whose graph is in the file.</summary>
    public static bool IsModel(JsonObject serialized) => serialized.Class() == "Sequential" || (Functional.Contains(serialized.Class()) && serialized["config"] is JsonObject config && config.ContainsKey("layers"));

    /// <param name="serialized">A model: its class and its config.</param>
    /// <param name="place">Where it is.</param>
    public KerasGraph Read(JsonObject serialized, LayerPlace place)
    {
        if (!IsModel(serialized))
        {
            throw new RefusedImportException(Refusals.OfModel(serialized));
        }

        try
        {
            return serialized.Class() == "Sequential" ? new SequentialReader(this, place).Read(serialized) : new FunctionalReader(this, place).Read(serialized);
        }
        catch (Exception e) when (e is not (RefusedImportException or ModelFileException or IOException or OutOfMemoryException))
        {
            throw new RefusedImportException($"the config of the model is not as Keras writes it ({e.Message})");
        }
    }
}
