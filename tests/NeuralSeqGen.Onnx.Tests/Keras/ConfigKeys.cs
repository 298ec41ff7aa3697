using System.Text.Json;

namespace NeuralSeqGen.Onnx.Tests.Keras;

/// <summary>Compares two architectures key by key.</summary>
internal static class ConfigKeys
{
    // addresses of Python's memory, how it was trained, names that a process counts, what masks add to calls when they are traced
    private static readonly string[] Left = ["shared_object_id", "compile_config", "name", "kwargs", "seed", "keras_history"];

    /// <summary>Keys that only one has, and values that differ.</summary>
    public static IEnumerable<string> Differences(JsonElement expected, JsonElement actual, string path = "")
    {
        if (expected.ValueKind == JsonValueKind.Object && actual.ValueKind == JsonValueKind.Object)
        {
            string[] keys = [.. Keys(expected)], others = [.. Keys(actual)];
            return keys.Except(others).Select(key => $"{path}.{key}: missing").Concat(others.Except(keys).Select(key => $"{path}.{key}: not in Keras's"))
                .Concat(keys.Intersect(others).SelectMany(key => Differences(expected.GetProperty(key), actual.GetProperty(key), $"{path}.{key}")));
        }

        if (expected.ValueKind == JsonValueKind.Array && actual.ValueKind == JsonValueKind.Array && expected.GetArrayLength() == actual.GetArrayLength())
        {
            var layers = Sorted(expected).Zip(Sorted(actual));
            return layers.SelectMany((pair, i) => Differences(pair.First, pair.Second, $"{path}[{i}]"));
        }

        return JsonElement.DeepEquals(expected, actual) || IsPort(expected) ? [] : [$"{path}: {actual.GetRawText()}, not {expected.GetRawText()}"];
    }

    private static IEnumerable<string> Keys(JsonElement json) => json.EnumerateObject().Select(member => member.Name).Except(Left);

    // layers of a graph stand in the order in which they were declared
    private static IEnumerable<JsonElement> Sorted(JsonElement list) => list.EnumerateArray().All(item => item.ValueKind == JsonValueKind.Object && item.TryGetProperty("inbound_nodes", out _))
        ? list.EnumerateArray().OrderBy(item => item.GetProperty("name").GetString(), StringComparer.Ordinal)
        : list.EnumerateArray();

    // names of layers, which the declaration chooses
    private static bool IsPort(JsonElement value) => value.ValueKind == JsonValueKind.String && value.GetString() is "input_layer" or "input_1";
}
