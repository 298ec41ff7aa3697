using NeuralSeqGen.Onnx.Graph;
using NeuralSeqGen.Onnx.Keras;
using NeuralSeqGen.Onnx.Wire;

namespace NeuralSeqGen.Onnx.Layers;

/// <summary>Writes the layers of a model, or of one that is a layer, each use of a layer when somebody reads it.</summary>
/// <param name="graph">Where nodes go.</param>
/// <param name="source">Weights and states.</param>
/// <param name="model">The layers.</param>
/// <param name="prefix">What the names of their weights begin with.</param>
/// <param name="inputs">Values of the inputs by name.</param>
internal sealed class ModelExport(OnnxGraph graph, ModelWeightSource source, KerasModel model, string prefix, IReadOnlyDictionary<string, LayerResult> inputs)
{
    private readonly Dictionary<string, KerasLayer> _layers = model.Layers.ToDictionary(layer => layer.Name);
    private readonly Dictionary<(string, int), LayerResult> _uses = [];

    /// <summary>A result, with the mask that leaves with it.</summary>
    public LayerResult Result(KerasTensor tensor)
    {
        var use = Use(tensor.Layer, tensor.Use);
        return tensor.Result == 0 ? use : new(use[tensor.Result]);
    }

    private LayerResult Use(string name, int number)
    {
        if (inputs.TryGetValue(name, out var input))
        {
            return input;
        }

        if (!_uses.TryGetValue((name, number), out var result))
        {
            var layer = _layers[name];
            _uses[(name, number)] = result = Written(layer, layer.Calls[number]);
        }

        return result;
    }

    private LayerResult Written(KerasLayer layer, KerasCall call)
    {
        var read = call.Inputs.Select(Result).ToList();
        OnnxValue[] states = [.. call.States.Select(state => Result(state).Value)];
        graph.Scope = prefix + layer.Name;
        return Run(new(graph, layer, prefix + layer.Name, source)
        {
            Inputs = [.. read.Select(value => value.Value.IsInteger && layer.ClassName != "Embedding" ? graph.Cast(value.Value, OnnxType.Float) with { IsInteger = false } : value.Value)],
            Masks = [.. read.Select(value => value.Mask)], States = states, Call = call,
        });
    }

    private static LayerResult Run(LayerExport e) => e.Layer.IsModel ? Model(e) : e.Layer.ClassName == "TimeDistributed" ? TimeDistributed(e) : LayerExports.Run(e);

    private static LayerResult Model(LayerExport e)
    {
        var inner = KerasModel.Of(e.Config);
        string scope = e.Graph.Scope;
        var result = new ModelExport(e.Graph, e.Model, inner, e.Path + "/", inner.Inputs.Zip(e.Inputs, (name, value) => (name, value)).ToDictionary(p => p.name, p => new LayerResult(p.value, e.Mask))).Result(inner.Outputs[0]);
        e.Graph.Scope = scope;
        return result;
    }

    /// <summary>The layer inside on every step: the steps are part of the batch for it.</summary>
    private static LayerResult TimeDistributed(LayerExport e)
    {
        var json = e.Config.GetProperty("layer");
        var inner = KerasLayer.Inside(json, e.Layer.Name);
        inner = inner.IsModel ? inner with { Config = json } : inner;
        if (inner.Config.ToString().Contains("\"stateful\":true", StringComparison.Ordinal) || inner.Config.ToString().Contains("\"stateful\": true", StringComparison.Ordinal))
        {
            throw e.Refusal("keeps states from batch to batch for every step, which an ONNX file would need an input of another size for. Take the stateful layer out of TimeDistributed.");
        }

        var x = e.Graph.Fold(e.Input);
        var mask = e.Mask is { Rank: > 1 } given ? e.Graph.Fold(given) : null;
        var use = e.With(inner, e.Path, x, mask);
        var result = Run(inner.ClassName.EndsWith("Attention", StringComparison.Ordinal) ? use with { Inputs = [x, x], Masks = [mask, mask] } : use);
        return e.Kept(e.Graph.Unfold(result.Value, e.Input.Shape[0]));
    }
}
