using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Schedule.Plan;

/// <summary>
/// Gradients of biases are sums over the rows that weight gradients multiply: [T, K]ᵀ·[T, N] and Σ over T of [T, N]. The product has those rows in registers,
/// so the sum costs no loads there.
/// </summary>
internal static class RowSums
{
    /// <summary>Moves each such sum to a product that reads the same rows; results and their bits stay as they are.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="clusters">Its clusters, in order.</param>
    /// <param name="tiling">Decides whether the registers suffice.</param>
    /// <param name="plan">Products with features in the lanes, whose tiles leave room for the sums.</param>
    public static IReadOnlyList<Cluster> Join(Graph graph, IReadOnlyList<Cluster> clusters, Tiling tiling, FormPlan plan)
    {
        var kept = new List<Cluster>(clusters);
        foreach (var sum in clusters.Where(c => Summed(c) is not null && IsApart(graph, c)))
        {
            var products = kept.Where(c => c.RowSums.Count == 0 && c.IsOptional == sum.IsOptional && Multiplies(c, Summed(sum)!)).ToList();
            if ((products.FirstOrDefault(c => plan.Contains(c) && FormPlan.TakesSum(graph, sum)) ?? products.FirstOrDefault(c => !plan.Contains(c) && HasRegisters(c, tiling))) is { } product)
            {
                product.RowSums.Add(sum);
                kept.Remove(sum);
            }
        }

        return kept;
    }

    /// <summary>The value whose rows a cluster sums up, and nothing else.</summary>
    private static Value? Summed(Cluster cluster) =>
        cluster is { Kind: ClusterKind.Tile, Inner.Count: 0, Root: { Op: ReduceOp { Kind: ReduceKind.Sum, Axis: 1 } } root } &&
        root.Inputs[0].Producer is { Op: TransposeOp transpose } view && transpose.Permutation.SequenceEqual(Enumerable.Range(0, view.Inputs[0].Shape.Rank - 1).Prepend(view.Inputs[0].Shape.Rank - 1))
            ? view.Inputs[0]
            : null;

    /// <summary>Whether nothing else decides when it runs: nobody reads what it computes, and behind the sum it reads nothing but itself.</summary>
    private static bool IsApart(Graph graph, Cluster cluster)
    {
        var own = new HashSet<Value>(cluster.Results.Select(n => n.Output));
        return graph.Nodes.All(n => own.Contains(n.Output) || !n.Inputs.Any(own.Contains)) && cluster.Epilogue.All(n => n.Inputs.All(own.Contains));
    }

    private static bool Multiplies(Cluster cluster, Value value) =>
        cluster is { Kind: ClusterKind.Tile, Space.Rank: 2, Root: { Op: ProductOp { Terms.Count: 1, HasInit: false, BatchAxes: 0 } product } root } &&
        product.Terms[0] is { TransposeA: true, TransposeB: false } && root.Inputs[1] == value;

    // the product's sums, the sums of rows, the rows themselves and what they are multiplied by
    private static bool HasRegisters(Cluster product, Tiling tiling)
    {
        var (rows, columns) = tiling.Product(product.Space[0], product.Space[1]);
        return (rows * columns) + (2 * columns) + 2 <= tiling.Registers;
    }
}
