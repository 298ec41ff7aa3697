using NeuralSeqGen.Keras.Import;

namespace NeuralSeqGen.Keras.Graph;

/// <summary>A model inside a model that has several inputs or outputs cannot be one layer here: its layers take its place.</summary>
internal static class Inlining
{
    public static KerasGraph Apply(KerasGraph graph)
    {
        while (graph.Layers.FirstOrDefault(IsWide) is { } layer)
        {
            graph = layer.Calls.Count == 1 ? Inline(graph, layer, layer.Model!)
                : throw new RefusedImportException($"the model '{layer.Name}' has {layer.Model!.Inputs.Count} inputs and {layer.Model.Outputs.Count} outputs and is called {layer.Calls.Count} times. A model inside a model that is called several times needs one of each");
        }

        return graph;
    }

    private static bool IsWide(KerasLayer layer) => layer.Model is { } model && (model.Inputs.Count != 1 || model.Outputs.Count != 1);

    private static KerasGraph Inline(KerasGraph graph, KerasLayer outer, KerasGraph model)
    {
        if (outer.ClassName == "TimeDistributed")
        {
            throw new RefusedImportException($"the model in '{outer.Name}' has several inputs or outputs, which TimeDistributed takes from no model here");
        }

        var given = model.Inputs.Zip(outer.Calls[0].Inputs).ToDictionary(pair => pair.First.Layer, pair => pair.Second);
        if (given.Count != model.Inputs.Count)
        {
            throw new RefusedImportException($"the model '{outer.Name}' has {model.Inputs.Count} inputs, but reads {outer.Calls[0].Inputs.Count} tensors");
        }

        TensorRef Inner(TensorRef tensor) => given.TryGetValue(tensor.Layer, out var read) ? read : tensor with { Layer = $"{outer.Name}/{tensor.Layer}" };
        TensorRef Outer(TensorRef tensor) => tensor.Layer == outer.Name ? Inner(model.Outputs[tensor.Tensor]) : tensor;
        var inside = model.Layers.Where(layer => !layer.IsInput).Select(layer => Moved(layer, $"{outer.Name}/{layer.Name}", Inner));
        KerasLayer[] layers = [.. graph.Layers.SelectMany(layer => layer == outer ? inside : [Moved(layer, layer.Name, Outer)])];
        return new(graph.Name, layers, graph.Inputs, [.. graph.Outputs.Select(Outer)]) { OutputNames = graph.OutputNames };
    }

    private static KerasLayer Moved(KerasLayer layer, string name, Func<TensorRef, TensorRef> tensor) => new(name, layer.ClassName, layer.Config)
    {
        IsOperation = layer.IsOperation, WrittenClass = layer.WrittenClass, Model = layer.Model, InputRank = layer.InputRank, Path = layer.Path, TopLayer = layer.TopLayer, Order = layer.Order,
        Calls = [.. layer.Calls.Select(call => call with { Inputs = [.. call.Inputs.Select(tensor)], InitialState = [.. call.InitialState.Select(tensor)], Masks = [.. call.Masks.Select(tensor)] })],
    };
}
