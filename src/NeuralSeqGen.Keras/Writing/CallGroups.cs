using NeuralSeqGen.Keras.Declaration;
using NeuralSeqGen.Keras.Graph;

namespace NeuralSeqGen.Keras.Writing;

/// <summary>The calls of a graph in groups, each a list that one node holds: a layer joins the one before it where nothing else reads that.</summary>
internal sealed class CallGroups
{
    private readonly KerasGraph _graph;
    private readonly ILookup<(string, int), TensorRef> _reads;
    private readonly HashSet<(string, int)> _outputs;

    public CallGroups(KerasGraph graph)
    {
        _graph = graph;
        var calls = GraphOrder.Of(graph);
        _reads = calls.Where(c => !c.Layer.IsInput).SelectMany(c => c.Layer.Calls[c.Node].Reads).ToLookup(read => graph[read.Layer].IsInput ? (read.Layer, 0) : read.Call);
        _outputs = [.. graph.Outputs.Select(output => output.Call)];
        All = Group(calls);
        var groups = All.Where(group => !group[0].Layer.IsInput).ToList();
        IsChain = graph.Inputs.Count == 1 && graph.Outputs is [{ Tensor: 0 }] && All.Count == 2 && groups is [[var first, ..]] && Joins(first.Layer, first.Node) && !IsApart(first.Layer);
    }

    /// <summary>The groups in order; inputs, and layers that give two values, have one of their own.</summary>
    public IReadOnlyList<IReadOnlyList<(KerasLayer Layer, int Node)>> All { get; }

    /// <summary>Whether all layers are one list.</summary>
    public bool IsChain { get; }

    /// <summary>Whether a Bidirectional layer gives its directions apart.</summary>
    public static bool IsApart(KerasLayer layer) => layer.ClassName == "Bidirectional" && layer.Config.ContainsKey("merge_mode") && layer.Config["merge_mode"] is null;

    private List<IReadOnlyList<(KerasLayer Layer, int Node)>> Group(IReadOnlyList<(KerasLayer Layer, int Node)> calls)
    {
        var groups = new List<List<(KerasLayer Layer, int Node)>>();
        var ends = new Dictionary<(string, int), List<(KerasLayer, int)>>();
        foreach (var (layer, node) in calls)
        {
            if (!layer.IsInput && Joins(layer, node) && Before(layer.Calls[node].Inputs[0]) is { } before && ends.Remove(before, out var group))
            {
                group.Add((layer, node));
            }
            else
            {
                groups.Add(group = [(layer, node)]);
            }

            ends[(layer.Name, node)] = group;
        }

        return [.. groups];
    }

    /// <summary>Whether it may stand behind another layer on a node.</summary>
    private static bool Joins(KerasLayer layer, int node) =>
        layer.Calls.Count == 1 && layer.Calls[node] is { Inputs: [{ Tensor: 0 }], InitialState: [] } call && !IsApart(layer) && !IsMerge(layer, call) && !AttentionLayers.All.ContainsKey(layer.ClassName);

    // an operation on a tensor and a number is none
    private static bool IsMerge(KerasLayer layer, KerasCall call) => !call.HasConstants && (layer.ClassName == "ops.Stack" || MergeLayers.All.ContainsKey(layer.ClassName.Split('.')[^1]));

    /// <summary>The call that makes a value, where nothing else reads it and it is no value of the model.</summary>
    private (string, int)? Before(TensorRef tensor)
    {
        var layer = _graph[tensor.Layer];
        return layer.IsInput || layer.Calls.Count > 1 || IsApart(layer) || _outputs.Contains(tensor.Call) || _reads[tensor.Call].Count() > 1 ? null : tensor.Call;
    }
}
