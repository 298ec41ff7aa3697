using System.Text.Json.Nodes;
using NeuralSeqGen.Keras.Import;

namespace NeuralSeqGen.Keras.Graph;

/// <summary>Reads the layers of a model: their classes, configs in one form, and where their arrays are.</summary>
internal sealed class LayerReader(GraphReader reader, LayerPlace place)
{
    private readonly Dictionary<string, int> _counts = [];
    private readonly Dictionary<string, int> _again = [];
    private readonly HashSet<string> _names = [];

    /// <param name="serialized">The layers in the order of the file.</param>
    public IEnumerable<KerasLayer> Read(IReadOnlyList<JsonObject> serialized) => serialized.Select(Read);

    private KerasLayer Read(JsonObject serialized)
    {
        string className = serialized.Class();
        bool isOperation = IsOperation(serialized);
        string name = Name(serialized, className);
        string path = isOperation ? "" : place.Path + "layers/" + Numbered(KerasNames.Snake(className.Split('>')[^1]));
        string top = place.TopLayer ?? name;
        int order = reader.NextOrder();
        Refusals.Check(serialized, name);
        if (GraphReader.IsModel(serialized))
        {
            return new(name, className, Trainable(serialized)) { Path = path, TopLayer = top, Order = order, Model = reader.Read(serialized, new(path + "/", top)) };
        }

        var config = LayerConfigs.Normal(serialized, reader.Version, name);
        var wrapped = className == "TimeDistributed" && config["layer"] is JsonObject inner && GraphReader.IsModel(inner) ? reader.Read(inner, new(path + "/layer/", top)) : null;
        return new(name, isOperation ? OperationName(serialized) : LayerConfigs.ClassOf(className), config)
        {
            Path = path, TopLayer = top, Order = order, Model = wrapped, IsOperation = isOperation, WrittenClass = className, InputRank = InputRank(serialized),
        };
    }

    private static JsonObject Trainable(JsonObject model) => (model["config"] as JsonObject)?["trainable"] is { } trainable ? new() { ["trainable"] = trainable.DeepClone() } : [];

    private string Name(JsonObject serialized, string className)
    {
        string stem = serialized["name"].Text() ?? (serialized["config"] as JsonObject)?["name"].Text() ?? KerasNames.Snake(className);
        string name = stem;
        while (!_names.Add(name))
        {
            name = $"{stem}_{_again[stem] = _again.GetValueOrDefault(stem) + 1}";
        }

        return name;
    }

    private string Numbered(string stem) => (_counts[stem] = _counts.GetValueOrDefault(stem) + 1) is var count && count == 1 ? stem : $"{stem}_{count - 1}";

    /// <summary>A function of keras.ops is told by its module; HDF5 files leave it out, but layers have more in their configs than functions do.</summary>
    private static bool IsOperation(JsonObject serialized) =>
        serialized["module"].Text() is { } module ? module.Contains(".ops.", StringComparison.Ordinal)
            : serialized["config"] is JsonObject config && !config.ContainsKey("trainable") && !config.ContainsKey("dtype") && serialized["inbound_nodes"] is JsonArray { Count: > 0 } nodes && nodes[0] is JsonObject;

    private static string OperationName(JsonObject serialized) => "ops." + serialized.Class();

    private static int InputRank(JsonObject serialized) =>
        (serialized["build_config"] as JsonObject)?["input_shape"] is JsonArray { Count: > 0 } shape && shape[^1] is not JsonArray ? shape.Count : 0;
}
