using System.Text.Json.Nodes;
using NeuralSeqGen.Keras.Import;

namespace NeuralSeqGen.Keras.Graph;

/// <summary>Reads the config of a model, of any version and nested as it may be.</summary>
internal sealed class GraphReader(ConfigVersion version)
{
    private static readonly HashSet<string> Functional = ["Functional", "Model"];

    // some of the work grows with the square
    private const int MaxCount = 10_000;

    private int _order, _uses;

    public ConfigVersion Version => version;

    /// <summary>The next place among all layers.</summary>
    public int NextOrder() => Count(1, "layers") - 1;

    /// <summary>Counts uses of layers and outputs, of models inside the model, too.</summary>
    public void CountUses(int uses) => Count(uses, "uses of layers");

    private int Count(int more, string what)
    {
        ref int count = ref (what == "layers" ? ref _order : ref _uses);
        count += more;
        return count <= MaxCount ? count : throw new RefusedImportException($"the model has more than {MaxCount} {what}, which is more than is read");
    }

    /// <summary>Whether a serialized object is a model whose graph is in the file.</summary>
    public static bool IsModel(JsonObject serialized) => serialized.Class() == "Sequential" || (Functional.Contains(serialized.Class()) && serialized["config"] is JsonObject config && config.ContainsKey("layers"));

    /// <param name="serialized">A model: its class and its config.</param>
    /// <param name="place">Where it is.</param>
    public KerasGraph Read(JsonObject serialized, LayerPlace place)
    {
        if (!IsModel(serialized) || Refusals.ForeignModule(serialized) is not null)
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
