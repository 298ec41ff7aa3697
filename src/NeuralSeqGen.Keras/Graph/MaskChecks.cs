using NeuralSeqGen.Keras.Import;

namespace NeuralSeqGen.Keras.Graph;

/// <summary>
/// Keras 3 writes the masks of a functional model as operations. They say what the layers say anyhow, and are left out, where they begin at the ids of an Embedding with
/// <c>mask_zero</c> or at what a Masking reads; any other mask has no counterpart.
/// </summary>
internal static class MaskChecks
{
    private static readonly HashSet<string> Steps = ["ops.Any", "ops.ExpandDims", "ops.ZerosLike", "ops.OnesLike", "ops.LogicalOr", "ops.LogicalAnd", "ops.Concatenate", "ops.Stack", "ops.All", "ops.BroadcastTo", "ops.Repeat", "ops.Reshape", "ops.Squeeze"];

    /// <param name="graph">The model.</param>
    /// <param name="layer">A layer.</param>
    /// <param name="call">A use of it.</param>
    /// <param name="seen">Masks that were followed already.</param>
    public static void Check(KerasGraph graph, KerasLayer layer, KerasCall call, HashSet<TensorRef> seen)
    {
        // no recursion: a file may hold thousands of operations one behind the other
        var open = new Stack<TensorRef>(call.Masks.Reverse());
        while (open.TryPop(out var mask))
        {
            foreach (var read in seen.Add(mask) ? Reads(graph, mask, layer).Reverse() : [])
            {
                open.Push(read);
            }
        }
    }

    /// <summary>What a mask is made of; nothing where it begins.</summary>
    private static IEnumerable<TensorRef> Reads(KerasGraph graph, TensorRef mask, KerasLayer reader)
    {
        var operation = graph[mask.Layer];
        if (operation.ClassName == "ops.NotEqual" && operation.Calls[mask.Node] is { Inputs: [var source], Constants: [var value] } && BeginsAt(graph, source, value))
        {
            return [];
        }

        if (!Steps.Contains(operation.ClassName))
        {
            throw new RefusedImportException($"layer '{reader.Name}' is given a mask that is made by '{operation.Name}' ({operation.ClassName}). Masks come from Masking or from Embedding with mask_zero; put one of them there");
        }

        // what a mask is only spread over has no mask of its own
        return operation.ClassName is "ops.ZerosLike" or "ops.OnesLike" ? [] : operation.Calls[mask.Node].Inputs;
    }

    private static bool BeginsAt(KerasGraph graph, TensorRef source, double value) =>
        graph.Layers.Where(layer => layer.Calls.Any(call => call.Inputs.Contains(source))).Any(layer =>
            layer.ClassName == "Masking" ? (layer.Config["mask_value"].Real() ?? 0) == value : layer.ClassName is "Embedding" or "ReversibleEmbedding" && layer.Config["mask_zero"].Flag() && value == 0);
}
