using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Layers;

namespace NeuralSeqGen.Compiler.Emit.Keras;

/// <summary>
/// A model's architecture as Keras 3 saves it in config.json: a Sequential where every layer reads the one before it, else a Functional model whose layers
/// say what they read. A class or an activation that Keras lacks is of the module <see cref="KerasClass.Ours"/>.
/// </summary>
internal static class KerasArchitecture
{
    public static string Of(BoundModel model) =>
        KerasJson.Object(Members(model.Name, model.Spec.IsGraph, model.Layers, [.. model.Outputs.Select(o => o.Layer)], model.StatefulBatch));

    /// <summary>The members of a model's object, also of one that is a layer.</summary>
    /// <param name="name">The model's name.</param>
    /// <param name="isGraph">Whether it is declared as nodes.</param>
    /// <param name="layers">Its layers in order, inputs among them.</param>
    /// <param name="outputs">Those whose values it gives.</param>
    /// <param name="batch">Rows of a stateful model's batch; 0 for any.</param>
    public static IEnumerable<(string Key, string Value)> Members(string name, bool isGraph, IReadOnlyList<BoundLayer> layers, IReadOnlyList<BoundLayer> outputs, int batch) =>
        IsFunctional(isGraph, layers) ? Functional(name, layers, outputs, batch) : Sequential(name, layers, batch);

    /// <summary>Whether Keras needs a graph for the layers.</summary>
    public static bool IsFunctional(bool isGraph, IReadOnlyList<BoundLayer> layers) => isGraph || layers.Any(NeedsGraph);

    /// <summary>What no Sequential holds: functions, layers that stand twice, and layers of several inputs, which attention is also of one.</summary>
    private static bool NeedsGraph(BoundLayer layer) => KerasCatalogue.Of(layer.Layer).IsFunction || layer.Layer.IsResult || layer.Shared is not null || layer.Inputs.Count > 1 || layer.Layer is AttentionLayer or HeadedAttentionLayer;

    private static IEnumerable<(string Key, string Value)> Sequential(string name, IReadOnlyList<BoundLayer> layers, int batch)
    {
        var objects = new KerasLayers(layers, batch);
        string shape = KerasJson.Batch(layers[0].OutputShape, batch);
        var config = KerasConfig.Common(name).Concat([("layers", KerasJson.Array(layers.Select(layer => KerasJson.Object(objects.Members(layer))))), ("build_input_shape", shape)]);
        return KerasLayers.Object("keras", "Sequential", config, KerasJson.Object([("input_shape", shape)]));
    }

    private static IEnumerable<(string Key, string Value)> Functional(string name, IReadOnlyList<BoundLayer> layers, IReadOnlyList<BoundLayer> outputs, int batch)
    {
        var objects = new KerasLayers(layers, batch);
        var nodes = new KerasNodes(layers, batch);
        var own = layers.Where(layer => layer.Shared is null && !layer.Layer.IsResult).ToList();
        IEnumerable<(string, string)> config =
        [
            ("name", KerasJson.Value(name)), ("trainable", "true"),
            ("layers", KerasJson.Array(own.Select(layer => KerasJson.Object(objects.Members(layer), [("name", KerasJson.Value(KerasLayers.NameOf(layer))), ("inbound_nodes", nodes.Of(layer))])))),
            ("input_layers", Ports(nodes, [.. own.Where(layer => layer.Layer.IsInput)])), ("output_layers", Ports(nodes, outputs)),
        ];
        return KerasLayers.Object("keras.src.models.functional", "Functional", config, "{\"input_shape\": null}");
    }

    /// <summary>One port by itself, several as a list.</summary>
    private static string Ports(KerasNodes nodes, IReadOnlyList<BoundLayer> layers) => layers.Count == 1 ? nodes.Port(layers[0]) : KerasJson.Array(layers.Select(nodes.Port));
}
