using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Layers;

namespace NeuralSeqGen.Compiler.Emit.Keras;

/// <summary>A layer as Keras serialises it: module, class, config, and the shapes it was built for. What a wrapper holds stands in its config.</summary>
/// <param name="model">The layers among which it stands, whose final states may be read.</param>
/// <param name="batch">Rows of a stateful model's batch; 0 for any.</param>
internal sealed class KerasLayers(IReadOnlyList<BoundLayer> model, int batch)
{
    /// <summary>Its name in the model that it is a layer of; ours begin with that of the place where that model stands.</summary>
    public static string NameOf(BoundLayer layer) => layer.Name.Substring(layer.Name.LastIndexOf('/') + 1);

    /// <summary>The members of the layer's object, in Keras's order.</summary>
    public IEnumerable<(string Key, string Value)> Members(BoundLayer layer)
    {
        if (layer.Model is { } inner)
        {
            return KerasArchitecture.Members(NameOf(layer), inner.Spec.IsGraph, inner.Layers, [inner.Output], batch);
        }

        var keras = KerasCatalogue.Of(layer.Layer);
        return Object(keras.Module, keras.Name, Config(keras, layer, NameOf(layer), IsAsked(layer)), keras.IsBuilt ? Shapes(layer) : null);
    }

    /// <summary>An object of a module of Keras.</summary>
    public static IEnumerable<(string Key, string Value)> Object(string module, string name, IEnumerable<(string Key, string Value)> config, string? build) =>
    [
        ("module", KerasJson.Value(module)), ("class_name", KerasJson.Value(name)), ("config", KerasJson.Object(config)), ("registered_name", Registered(module, name)),
        .. build is null ? [] : new[] { ("build_config", build) },
    ];

    private static string Registered(string module, string name) =>
        module.StartsWith(KerasClass.Hub, System.StringComparison.Ordinal) ? KerasJson.Value("keras_hub>" + name) : module.StartsWith("keras.src.", System.StringComparison.Ordinal) ? KerasJson.Value(name) : "null";

    private IEnumerable<(string Key, string Value)> Config(KerasClass keras, BoundLayer layer, string name, bool returnsState)
    {
        var config = KerasConfig.Of(keras, layer, name);
        if (layer.Layer.IsInput)
        {
            return [("batch_shape", KerasJson.Batch(layer.OutputShape, batch)), ("dtype", IdInputs.IsInteger(layer, model) ? "\"int32\"" : "\"float32\""), .. config];
        }

        return keras.Name switch
        {
            "TimeDistributed" => config.Append(("layer", Inner(layer.Inner[0], null, false))),
            "Bidirectional" => config.Concat([("layer", Inner(layer.Inner[0], "forward_", returnsState)), ("backward_layer", Inner(layer.Inner[1], "backward_", returnsState))]),
            "RNN" => config.Concat([("return_state", KerasJson.Value(returnsState)), ("cell", Stack(layer))]),
            _ => layer.Layer.IsRecurrent ? config.Append(("return_state", KerasJson.Value(returnsState))) : config,
        };
    }

    /// <summary>A layer in a wrapper. Keras's wrappers call it with one value, which its attentions do not take, and wrap no functions.</summary>
    private string Inner(BoundLayer inner, string? prefix, bool returnsState)
    {
        if (inner.Model is not null)
        {
            return KerasJson.Object(Members(inner));
        }

        var keras = KerasCatalogue.Of(inner.Layer);
        string name = prefix + (inner.Arguments.Has("Name") ? inner.Arguments.Text("Name") : null) is { } own && own.Length > (prefix?.Length ?? 0) ? own : prefix + inner.Layer.Stem;
        var config = Config(keras, inner, name, returnsState);
        IEnumerable<(string, string)> call =
        [
            .. inner.Arguments.Has("UseCausalMask") ? [("use_causal_mask", KerasJson.Value(inner.Arguments.Flag("UseCausalMask")))] : Array.Empty<(string, string)>(),
            .. inner.Layer is SliceLayer ? [("key", KerasNodes.Slice(inner))] : Array.Empty<(string, string)>(),
        ];
        bool isKerass = !keras.IsFunction && !call.Any();
        return KerasJson.Object(Object(isKerass ? keras.Module : KerasClass.Ours, keras.Name, config.Concat(call), keras.IsBuilt ? Shapes(inner) : null));
    }

    private static string Stack(BoundLayer layer)
    {
        string cells = KerasJson.Array(layer.Inner.Select(Cell));
        return KerasJson.Object(Object(KerasClass.Layers, "StackedRNNCells", KerasConfig.Common("stacked_rnn_cells").Append(("cells", cells)), null));
    }

    /// <summary>A recurrent layer as a cell: without what is said of the sequence.</summary>
    private static string Cell(BoundLayer inner)
    {
        var keras = KerasCatalogue.Of(inner.Layer);
        var config = KerasConfig.Of(keras, inner, inner.Path.Substring(inner.Path.LastIndexOf('/') + 1)).Where(m => m.Key is not ("return_sequences" or "go_backwards" or "stateful" or "unroll" or "zero_output_for_mask" or "activity_regularizer" or "seed")).Append(("seed", "null"));
        return KerasJson.Object(Object(keras.Module, keras.Name + "Cell", config, KerasJson.Object([("input_shape", KerasJson.Batch(inner.InputShape.Skip(1)))])));
    }

    /// <summary>Whether anybody reads the states that the layer ends with.</summary>
    private bool IsAsked(BoundLayer layer) => model.Any(l => (l.Layer.IsResult && IsOf(l.Inputs[0], layer)) || (l.StartsFromFinalStates && IsOf(l.InitialStates[0], layer)));

    private static bool IsOf(BoundLayer use, BoundLayer layer) => (use.Shared ?? use) == layer;

    private string Shapes(BoundLayer layer)
    {
        string[] roles = ["query_shape", "value_shape", "key_shape"];
        string[] shapes = [.. layer.InputShapes.Select(shape => KerasJson.Batch(shape, batch))];
        if (layer.Layer is HeadedAttentionLayer)
        {
            return KerasJson.Object([("shapes_dict", KerasJson.Object(shapes.Zip(roles, (shape, role) => (role, shape))))]);
        }

        return KerasJson.Object([("input_shape", shapes.Length == 1 ? shapes[0] : KerasJson.Array(shapes))]);
    }
}
