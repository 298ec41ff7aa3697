using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Schedule.Plan;

/// <summary>
/// Cuts the nodes of one graph level into clusters in execution order. A product or reduction starts a cluster; an elementwise node joins the first
/// cluster of its shape behind everything it reads: behind, because values read along another axis or through a view must be whole first.
/// </summary>
internal sealed partial class Clusterer
{
    private readonly Dictionary<Value, int> _clusterOf = [];
    private readonly Dictionary<Value, Node> _inlined = [];
    private readonly Dictionary<Value, int> _uses;
    private readonly HashSet<Value> _required;
    private readonly HashSet<Value> _roots;
    private readonly ILookup<Value, Node> _readers;

    private Clusterer(Graph graph)
    {
        _uses = graph.CountUses();
        _required = Required(graph);
        _roots = [.. graph.Roots];
        _readers = graph.Nodes.SelectMany(node => node.Inputs.Distinct().Select(value => (value, node))).ToLookup(read => read.value, read => read.node);
        foreach (var node in graph.Nodes.Where(n => !n.Op.IsView && n.Op is not LiteralOp))
        {
            if (IsScalar(node))
            {
                Follow(node);
            }
            else
            {
                Place(graph, node);
            }
        }

        foreach (var node in graph.Nodes.AsEnumerable().Reverse())
        {
            Sink(node);
        }
    }

    private List<Cluster> Clusters { get; } = [];

    /// <summary>The clusters of a graph or body; those only input gradients need come last.</summary>
    public static IReadOnlyList<Cluster> Run(Graph graph)
    {
        var clusters = new Clusterer(graph).Clusters;
        clusters.RemoveAll(c => c.Root is null && c.Epilogue.Count == 0);
        return [.. clusters.Where(c => !c.IsOptional), .. clusters.Where(c => c.IsOptional)];
    }

    /// <summary>A number that is one per batch: computed by the driver, not by a kernel.</summary>
    public static bool IsScalar(Node node) => node.Op is not ScanOp and not BatchReduceOp and not DoubleReduceOp && node.Output.Rate == Rate.Batch && node.Output.Shape.Rank == 0;

    /// <summary>The value that holds the elements of a view.</summary>
    public static Value Origin(Value value)
    {
        while (value.Producer is { } producer && producer.Op.IsView)
        {
            value = producer.Inputs[0];
        }

        return value;
    }

    /// <summary>What a value is called in the generated code, for the names of pointers to it: its own name, or that of what it is a view of.</summary>
    public static string? Name(Value value)
    {
        while (value.Name is null && value.Producer is { Op.IsView: true } view)
        {
            value = view.Inputs[0];
        }

        return value.Name;
    }

    private void Place(Graph graph, Node node)
    {
        bool optional = !node.Outputs.Any(_required.Contains);
        switch (node.Op)
        {
            case ScanOp: AddCluster(ClusterKind.Scan, node, node.Output.Shape, optional); break;
            case SoftmaxOp: AddCluster(ClusterKind.Softmax, node, node.Output.Shape, optional); break;
            case ConcatOp or PadOp: AddCluster(ClusterKind.Copy, node, node.Output.Shape, optional); break;
            case GatherOp or ScatterAddRowsOp or DoubleReduceOp: AddCluster(ClusterKind.Rows, node, node.Output.Shape, optional); break;
            case ProductOp: AddCluster(ClusterKind.Tile, node, node.Output.Shape, optional); break;
            case ReduceOp: CollectInner(AddCluster(ClusterKind.Tile, node, node.Output.Shape, optional), node.Inputs[0]); break;
            default: PlaceElementwise(graph, node, optional); break;
        }
    }

    /// <summary>A number of the batch that comes of sums over a weight is known behind them.</summary>
    private void Follow(Node node)
    {
        int last = node.Inputs.Select(v => _clusterOf.TryGetValue(Origin(v), out int cluster) ? cluster : -1).DefaultIfEmpty(-1).Max();
        if (last >= 0)
        {
            Record(node, last);
        }
    }

    private Cluster AddCluster(ClusterKind kind, Node root, Shape space, bool optional)
    {
        var cluster = new Cluster(kind, space) { Root = root, IsOptional = optional };
        Clusters.Add(cluster);
        Record(root, Clusters.Count - 1);
        return cluster;
    }

    private void Record(Node node, int cluster)
    {
        foreach (var output in node.Outputs)
        {
            _clusterOf[output] = cluster;
        }
    }

    private void PlaceElementwise(Graph graph, Node node, bool optional)
    {
        if (FeedsOneReduction(node))
        {
            _inlined.Add(node.Output, node);
            return;
        }

        int at = node.Inputs.Select(v => Earliest(v, node.Output.Shape)).DefaultIfEmpty(0).Max();
        while (at < Clusters.Count && !(Clusters[at].Kind == ClusterKind.Tile && Clusters[at].Space.Equals(node.Output.Shape) && Clusters[at].IsOptional == optional && !AddsToTheSame(graph, Clusters[at], node)))
        {
            at++;
        }

        if (at == Clusters.Count)
        {
            Clusters.Add(new Cluster(ClusterKind.Tile, node.Output.Shape) { IsOptional = optional });
        }

        Clusters[at].Epilogue.Add(node);
        Record(node, at);
    }

    // two sums into one place in one kernel would alternate vector by vector, so that their order would depend on the width
    private static bool AddsToTheSame(Graph graph, Cluster cluster, Node node) => node.Op is BatchReduceOp && Targets(graph, node) is var targets &&
        cluster.Epilogue.Any(other => other.Op is BatchReduceOp && Targets(graph, other).Intersect(targets).Any());

    private static IEnumerable<Value> Targets(Graph graph, Node node) => graph.Gradients.Where(g => g.Gradient == node.Output).Select(g => Origin(g.Parameter));

    /// <summary>The first cluster that may read the value at the same index.</summary>
    private int Earliest(Value value, Shape space)
    {
        var origin = Origin(value);
        if (!_clusterOf.TryGetValue(origin, out int cluster))
        {
            return 0;
        }

        return origin == value && value.Shape.Equals(space) && Clusters[cluster].Kind == ClusterKind.Tile ? cluster : cluster + 1;
    }

    // max and sums read each element once; log-sum-exp and arg-max read it twice, so inlining would compute it twice
    private bool FeedsOneReduction(Node node)
    {
        if (!node.Op.IsElementwise || _uses[node.Output] != 1 || node.Output.Rate != Rate.Sample || node.Inputs.All(v => v.Shape.Rank == 0))
        {
            return false;
        }

        var user = _readers[node.Output].FirstOrDefault();
        return user?.Op is ReduceOp { Kind: ReduceKind.Sum or ReduceKind.Max or ReduceKind.Min }
            || (user is { Op.IsElementwise: true } && user.Output.Shape.Equals(node.Output.Shape) && FeedsOneReduction(user));
    }

    private void CollectInner(Cluster cluster, Value value)
    {
        if (_inlined.TryGetValue(value, out var node) && !cluster.Inner.Contains(node))
        {
            foreach (var input in node.Inputs)
            {
                CollectInner(cluster, input);
            }

            cluster.Inner.Add(node);
        }
    }

    private static HashSet<Value> Required(Graph graph)
    {
        var roots = graph.Outputs.Concat(graph.Results.Where(r => r.Port.Kind != PortKind.InputGradient).Select(r => r.Value))
            .Concat(graph.Kept).Concat(graph.Gradients.Select(g => g.Gradient));
        var required = new HashSet<Value>(roots);
        foreach (var node in graph.Nodes.AsEnumerable().Reverse().Where(n => n.Outputs.Any(required.Contains)))
        {
            required.UnionWith(node.Inputs);
        }

        return required;
    }
}
