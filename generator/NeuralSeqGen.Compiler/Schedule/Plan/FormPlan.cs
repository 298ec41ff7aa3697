using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Schedule.Plan;

/// <summary>
/// Decides, from the shapes alone, which clusters of a group run with features in the lanes: the steps of recurrent layers whose units fill the vectors,
/// what comes of their states without leaving that form, and the sums over (step, sample) that are their weights' gradients. A row of features then reads
/// each weight once for several samples, where a lane of samples reads each for itself. Everything else has samples in the lanes.
/// </summary>
internal sealed class FormPlan
{
    // with fewer the weights stay in the first level of the cache either way, and numbers that have to be brought from one form to the other cost more than loads save
    private const int FewestFeatures = 48;

    private readonly HashSet<Value> _features = [];
    private readonly FeatureLanes _when;

    private FormPlan(FeatureLanes when) => _when = when;

    /// <param name="graph">A whole graph after all passes.</param>
    /// <param name="when">When features are in the lanes.</param>
    /// <param name="kept">Inputs that an earlier phase left with features in the lanes.</param>
    public static FormPlan Of(Graph graph, FeatureLanes when, IEnumerable<Value> kept)
    {
        var plan = new FormPlan(when);
        plan._features.UnionWith(kept);
        if (when != FeatureLanes.Never)
        {
            plan.Decide(graph);
        }

        return plan;
    }

    /// <summary>Whether a value is made with features in the lanes, or an input comes so.</summary>
    public bool Contains(Value value) => _features.Contains(value);

    /// <summary>The form a value is made in.</summary>
    public Form Of(Value value) => Contains(value) ? Form.Features : Form.Samples;

    /// <summary>The form the results of a cluster are made in.</summary>
    public Form Of(Cluster cluster) => Contains(cluster) ? Form.Features : Form.Samples;

    /// <summary>Says that a value is made with features in the lanes.</summary>
    public void Add(Value value) => _features.Add(value);

    /// <summary>Whether a cluster runs with features in the lanes.</summary>
    public bool Contains(Cluster cluster) => cluster.Kind is ClusterKind.Tile or ClusterKind.Copy && _features.Contains(cluster.Results.First().Output);

    private void Decide(Graph graph)
    {
        foreach (var scan in graph.Nodes.Where(n => n.Op is ScanOp))
        {
            DecideScan(scan);
        }

        if (_features.Count == 0)
        {
            return;
        }

        foreach (var cluster in Clusterer.Run(graph).Where(c => IsReached(graph, c)))
        {
            _features.UnionWith(cluster.Results.Select(n => n.Output));
        }

        _features.UnionWith(graph.Inputs.Where(input => graph.Ports.TryGetValue(input, out var port) && port is { Kind: PortKind.Input, IsInteger: false } && IsReadByRows(graph, input)));
    }

    /// <summary>A scan takes part as a whole, so that no step moves numbers from one form to the other.</summary>
    private void DecideScan(Node node)
    {
        // steps along the last axis would not be rows
        var scan = (ScanOp)node.Op;
        if (!scan.Body.Nodes.Any(IsLarge) || scan.Body.Outputs.Any(output => output.Shape.Rank > 0 && output.Shape.Rank == scan.Axis))
        {
            return;
        }

        var clusters = Clusterer.Run(scan.Body);
        if (!clusters.All(c => (c.Kind == ClusterKind.Tile && c.Space.Rank == 0) || (HasForm(c) && !c.IsGradient)))
        {
            return;
        }

        _features.UnionWith(clusters.Where(c => c.Space.Rank > 0).SelectMany(c => c.Results).Select(n => n.Output));
        for (int i = 0; i < node.Outputs.Count; i++)
        {
            if (_features.Contains(Clusterer.Origin(scan.Body.Outputs[i])) || (i < scan.Carries && node.Outputs[i].Shape.Rank > 1))
            {
                _features.Add(node.Outputs[i]);
            }
        }
    }

    private bool IsLarge(Node node) => node.Op is ProductOp && (_when == FeatureLanes.Always || node.Output.Shape.Last >= FewestFeatures);

    private bool IsReached(Graph graph, Cluster cluster) => cluster.Kind switch
    {
        ClusterKind.Copy => cluster.Root!.Op is PadOp pad && pad.Axis < cluster.Space.Rank - 1 && Fits(cluster.Space) && (Reads(cluster) || IsScanned(graph, cluster.Root.Output)),
        ClusterKind.Tile when cluster.IsGradient => HasForm(cluster) && _features.Contains(Clusterer.Origin(cluster.Root!.Inputs[1])) && cluster.Epilogue.All(n => IsAddedToGradients(graph, n.Output)),
        ClusterKind.Tile => HasForm(cluster) && (Reads(cluster) || IsScanned(graph, cluster.Results.Last().Output)),
        _ => false,
    };

    private bool Reads(Cluster cluster) => cluster.Results.SelectMany(n => n.Inputs).Any(v => _features.Contains(Clusterer.Origin(v)));

    /// <summary>Whether a scan with features in the lanes reads a value step by step, perhaps padded.</summary>
    private bool IsScanned(Graph graph, Value value) => graph.Nodes.Any(n => n.Inputs.Contains(value) && n switch
    {
        { Op: ScanOp scan } => n.Outputs.Any(_features.Contains) && scan.Axis < value.Shape.Rank - 1,
        { Op: PadOp } or { Op.IsView: true } => IsScanned(graph, n.Output),
        _ => false,
    });

    /// <summary>Whether an input only feeds products with features in the lanes, which read its numbers one by one.</summary>
    private bool IsReadByRows(Graph graph, Value input) => graph.Results.All(r => r.Value != input) && graph.Nodes.Where(n => n.Inputs.Contains(input)).All(n => n switch
    {
        { Op: ScanOp scan } => IsReadByRows(scan.Body, scan.Body.Inputs[n.Inputs.IndexOf(input)]) && n.Outputs.Any(_features.Contains),
        { Op: ProductOp product } => Enumerable.Range(0, n.Inputs.Count).All(i => n.Inputs[i] != input || (i % 2 == 0 && i < 2 * product.Terms.Count)) && _features.Contains(n.Output),
        _ => false,
    });

    private bool HasForm(Cluster cluster) =>
        cluster is { Kind: ClusterKind.Tile, Inner.Count: 0, Space.Rank: > 0 } && Fits(cluster.Space) && (cluster.Root is null || IsProduct(cluster)) &&
        (cluster.IsGradient ? cluster.Epilogue.All(n => n.Op is BatchReduceOp) : cluster.Epilogue.All(n => (n.Op.IsElementwise && n.Op is not RandomOp) || n.Op is IotaOp));

    /// <summary>Whether a tile of weight gradients can take a sum over the rows it multiplies: nothing follows, and it goes where vectors can be added.</summary>
    public static bool TakesSum(Graph graph, Cluster sum) => sum.Epilogue.Count > 0 && sum.Epilogue.All(n => n.Op is BatchReduceOp && IsAddedToGradients(graph, n.Output));

    private static bool IsAddedToGradients(Graph graph, Value sum) => !graph.Nodes.Any(n => n.Inputs.Contains(sum)) && graph.Results.All(r => r.Value != sum) &&
        graph.Gradients.Where(g => g.Gradient == sum).All(g => RunsOn(g.Parameter));

    /// <summary>Whether neighbours along the last axis of a parameter's view are neighbours in memory.</summary>
    private static bool RunsOn(Value view) => view.Producer is not { Op.IsView: true } producer || (producer.Op is SliceOp or ReshapeOp && RunsOn(producer.Inputs[0]));

    // weights are the same for every sample, so that a row of them serves several
    private static bool IsProduct(Cluster cluster)
    {
        if (cluster.Root is not { Op: ProductOp { BatchAxes: 0 } product } root)
        {
            return false;
        }

        return cluster.IsGradient
            ? product is { Terms.Count: 1, HasInit: false } && root.Inputs.All(v => v.Rate == Rate.Sample) && cluster.Epilogue.Count > 0
            : Enumerable.Range(0, product.Terms.Count).All(t => root.Inputs[2 * t].Rate == Rate.Sample && root.Inputs[(2 * t) + 1].Rate != Rate.Sample);
    }

    private bool Fits(Shape space) => _when == FeatureLanes.Always || 10 * Group.RoundUp(space.Last) < 13 * space.Last;
}
