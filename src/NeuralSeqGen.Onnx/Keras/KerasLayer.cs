using System.Text.Json;

namespace NeuralSeqGen.Onnx.Keras;

/// <summary>A layer of an architecture.</summary>
/// <param name="ClassName">Keras's class.</param>
/// <param name="Name">Its name in the model.</param>
/// <param name="Config">Its arguments.</param>
/// <param name="Calls">Its uses.</param>
internal sealed record KerasLayer(string ClassName, string Name, JsonElement Config, IReadOnlyList<KerasCall> Calls)
{
    /// <summary>Whether it is a model, whose config holds layers.</summary>
    public bool IsModel => ClassName is "Functional" or "Sequential";

    /// <summary>How sentences quote it.</summary>
    public string Display => $"{ClassName} '{Name}'";

    /// <summary>A layer that stands in the config of another.</summary>
    public static KerasLayer Inside(JsonElement json, string name) => new(json.GetProperty("class_name").GetString()!, name, json.GetProperty("config"), []);
}
