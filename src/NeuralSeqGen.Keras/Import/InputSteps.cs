using System.Text.Json.Nodes;
using NeuralSeqGen.Keras.Graph;

namespace NeuralSeqGen.Keras.Import;

/// <summary>How many steps the inputs of a model have.</summary>
internal static class InputSteps
{
    private const int WithoutTime = 2;

    /// <summary>All inputs, those of models inside it too: null where the time axis is open, 0 where there is none.</summary>
    public static IEnumerable<(string Name, int? Steps)> Of(KerasGraph graph) =>
        graph.Layers.SelectMany(layer => layer.Model is { } model ? Of(model) : layer.IsInput ? [(layer.Name, Steps(layer.Config))] : []);

    // an input of ids has one axis, which is that of time
    private static int? Steps(JsonObject config) => (config["batch_shape"] ?? config["batch_input_shape"]) is JsonArray { Count: >= WithoutTime } shape ? shape[1].Whole() : 0;
}
