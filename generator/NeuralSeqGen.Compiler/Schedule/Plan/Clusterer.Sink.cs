using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Schedule.Plan;

/// <summary>Brings what is computed to where it is read.</summary>
internal sealed partial class Clusterer
{
    /// <summary>Moves an elementwise node to the cluster of its only readers, so that its result never leaves the registers.</summary>
    private void Sink(Node node)
    {
        if (!node.Op.IsElementwise || IsScalar(node) || !_clusterOf.TryGetValue(node.Output, out int from) || _roots.Contains(node.Output))
        {
            return;
        }

        var readers = _readers[node.Output].ToList();
        var clusters = readers.Select(n => n.Op.IsElementwise && _clusterOf.TryGetValue(n.Output, out int c) ? c : -1).Distinct().ToList();
        if (clusters.Count != 1 || clusters[0] <= from || !Clusters[clusters[0]].Space.Equals(node.Output.Shape) || Clusters[clusters[0]].Kind != ClusterKind.Tile)
        {
            return;
        }

        // the function of a product stays with it; else one new store for the one saved is no loss
        if (node.Inputs.Contains(Clusters[from].Root?.Output!) || NewStores(node, from) > 1)
        {
            return;
        }

        int to = clusters[0];
        Clusters[from].Epilogue.Remove(node);
        Clusters[to].Epilogue.Insert(Clusters[to].Epilogue.FindIndex(readers.Contains), node);
        _clusterOf[node.Output] = to;
    }

    /// <summary>Operands that live in registers only as long as the node stays where it is.</summary>
    private int NewStores(Node node, int cluster) => node.Inputs.Distinct().Count(v =>
        _clusterOf.TryGetValue(v, out int c) && c == cluster && !_roots.Contains(v) &&
        _readers[v].All(n => _clusterOf.TryGetValue(n.Output, out int reader) && reader == cluster));
}
