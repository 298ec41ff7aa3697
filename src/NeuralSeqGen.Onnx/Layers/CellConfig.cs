using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeuralSeqGen.Onnx.Layers;

/// <summary>A cell of a stack as a layer of its own: what is said of the sequence is said by the stack.</summary>
internal static class CellConfig
{
    /// <param name="cell">The cell's config.</param>
    /// <param name="stack">The stack's.</param>
    /// <param name="isLast">Whether nothing follows it, so that the stack says whether the sequence stays.</param>
    public static JsonElement Of(JsonElement cell, JsonElement stack, bool isLast)
    {
        var config = JsonObject.Create(cell)!;
        config["return_sequences"] = !isLast || stack.GetProperty("return_sequences").GetBoolean();
        config["zero_output_for_mask"] = isLast && stack.GetProperty("zero_output_for_mask").GetBoolean();
        config["stateful"] = stack.GetProperty("stateful").GetBoolean();
        config["go_backwards"] = false;
        return JsonElement.Parse(config.ToJsonString());
    }
}
