using NeuralSeqGen.Keras.Import;

namespace NeuralSeqGen.Keras.Graph;

/// <summary>The calls that outputs depend on, each behind those that it reads.</summary>
internal sealed class GraphOrder
{
    private readonly KerasGraph _graph;
    private readonly Dictionary<(string Layer, int Node), bool> _isDone = [];
    private readonly List<(KerasLayer Layer, int Node)> _order = [];

    private GraphOrder(KerasGraph graph) => _graph = graph;

    /// <summary>The calls, inputs first, otherwise as near to the order of the file as they can be.</summary>
    public static IReadOnlyList<(KerasLayer Layer, int Node)> Of(KerasGraph graph)
    {
        var order = new GraphOrder(graph);
        foreach (var tensor in graph.Inputs.Concat(graph.Outputs))
        {
            order.Visit(tensor);
        }

        var places = graph.Layers.Select((layer, i) => (layer.Name, i)).ToDictionary(p => p.Name, p => p.i);
        return Sorted(graph, order._order, places);
    }

    // no recursion: a file may hold thousands of layers one behind the other
    private void Visit(TensorRef output)
    {
        var open = new Stack<(TensorRef Tensor, bool IsRead)>([(output, false)]);
        while (open.TryPop(out var entry))
        {
            var (tensor, isRead) = entry;
            if (isRead)
            {
                _isDone[tensor.Call] = true;
                _order.Add((_graph[tensor.Layer], tensor.Node));
            }
            else if (!_isDone.TryGetValue(tensor.Call, out bool isDone))
            {
                _isDone[tensor.Call] = false;
                open.Push((tensor, true));
                foreach (var read in (_graph.CallOf(tensor)?.Reads ?? []).Reverse())
                {
                    open.Push((read, false));
                }
            }
            else if (!isDone && open.Any(e => e.IsRead && e.Tensor.Call == tensor.Call))
            {
                Refuse(open, tensor);
            }
        }
    }

    // what waits to be finished between the two visits is the cycle, as far as each reads the next
    private void Refuse(IEnumerable<(TensorRef Tensor, bool IsRead)> open, TensorRef tensor)
    {
        string[] waiting = [.. open.Where(e => e.IsRead).Select(e => e.Tensor.Layer).TakeWhile(name => name != tensor.Layer), tensor.Layer];
        throw new RefusedImportException($"the layers {string.Join(" and ", waiting.Reverse())} form a cycle");
    }

    /// <summary>Among those whose inputs are there, the first of the file comes next.</summary>
    private static List<(KerasLayer Layer, int Node)> Sorted(KerasGraph graph, List<(KerasLayer Layer, int Node)> calls, Dictionary<string, int> places)
    {
        var left = calls.ToDictionary(c => (c.Layer.Name, c.Node), c => Reads(graph, c).Distinct().Count());
        var readers = calls.SelectMany(c => Reads(graph, c).Distinct().Select(read => (Read: read, Reader: c))).ToLookup(p => p.Read, p => p.Reader);
        var ready = new PriorityQueue<(KerasLayer Layer, int Node), (bool, int, int)>(calls.Where(c => left[(c.Layer.Name, c.Node)] == 0).Select(c => (c, Priority(c))));
        var sorted = new List<(KerasLayer, int)>();
        while (ready.TryDequeue(out var next, out _))
        {
            sorted.Add(next);
            foreach (var reader in readers[(next.Layer.Name, next.Node)].Where(reader => --left[(reader.Layer.Name, reader.Node)] == 0))
            {
                ready.Enqueue(reader, Priority(reader));
            }
        }

        return sorted;

        (bool, int, int) Priority((KerasLayer Layer, int Node) c) => (!c.Layer.IsInput, c.Layer.IsInput ? Math.Max(0, graph.Inputs.ToList().FindIndex(i => i.Layer == c.Layer.Name)) : places[c.Layer.Name], c.Node);
    }

    private static IEnumerable<(string, int)> Reads(KerasGraph graph, (KerasLayer Layer, int Node) call) =>
        call.Layer.IsInput ? [] : call.Layer.Calls[call.Node].Reads.Select(read => graph[read.Layer].IsInput ? (read.Layer, 0) : read.Call);
}
