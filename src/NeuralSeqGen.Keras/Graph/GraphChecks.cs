using NeuralSeqGen.Keras.Import;

namespace NeuralSeqGen.Keras.Graph;

/// <summary>Whether the tensors of a graph are there and no layer waits for itself.</summary>
internal static class GraphChecks
{
    public static void Check(KerasGraph graph)
    {
        foreach (var layer in graph.Layers)
        {
            foreach (var tensor in layer.Calls.SelectMany(call => call.Reads.Concat(call.Masks)))
            {
                Demand(graph, tensor, $"layer '{layer.Name}' reads from");
            }
        }

        foreach (var tensor in graph.Inputs.Concat(graph.Outputs))
        {
            Demand(graph, tensor, "the model names");
        }

        if (graph.Inputs.Count == 0 || graph.Outputs.Count == 0)
        {
            throw new RefusedImportException($"the model '{graph.Name}' has no {(graph.Inputs.Count == 0 ? "inputs" : "outputs")}");
        }

        GraphOrder.Of(graph);
    }

    private static void Demand(KerasGraph graph, TensorRef tensor, string who)
    {
        if (!graph.Has(tensor.Layer))
        {
            throw new RefusedImportException($"{who} '{tensor.Layer}', which does not exist");
        }

        var layer = graph[tensor.Layer];
        if (tensor.Tensor < 0 || tensor.Node < 0 || (!layer.IsInput && tensor.Node >= layer.Calls.Count))
        {
            throw new RefusedImportException($"{who} call {tensor.Node} of '{tensor.Layer}', which has {layer.Calls.Count}");
        }
    }
}
