using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Schedule.Plan;

/// <summary>
/// With features in the lanes, products that multiply the same rows share a tile: the gates of a recurrent layer, and the gradients of their weights. Each
/// number of a row is read once for all of them. Where a product also multiplies what its tile makes, as the last gate of a GRU does, its first terms are
/// summed up in the tile, stored, and taken up again.
/// </summary>
internal sealed class JoinedProducts
{
    private const int MostTogether = 4;

    private readonly ValueIds _ids;
    private readonly FormPlan _plan;
    private readonly HashSet<Value> _stored;
    private readonly List<Cluster> _kept = [];

    private JoinedProducts(ValueIds ids, FormPlan plan, HashSet<Value> stored) => (_ids, _plan, _stored) = (ids, plan, stored);

    /// <summary>Moves each product to the first one it can share a tile with.</summary>
    /// <param name="clusters">The clusters of a graph level, in order.</param>
    /// <param name="ids">Of the level's values.</param>
    /// <param name="plan">Which clusters have features in the lanes.</param>
    /// <param name="stored">Values that must be in memory; partial sums are added.</param>
    public static IReadOnlyList<Cluster> Join(IReadOnlyList<Cluster> clusters, ValueIds ids, FormPlan plan, HashSet<Value> stored)
    {
        var joined = new JoinedProducts(ids, plan, stored);
        foreach (var cluster in clusters)
        {
            joined.Place(cluster);
        }

        return joined._kept;
    }

    private void Place(Cluster cluster)
    {
        var candidates = _plan.Contains(cluster) ? _kept.Where(first => _plan.Contains(first) && CanJoin(first, cluster)).ToList() : [];
        if (candidates.FirstOrDefault(first => Rows(first).SequenceEqual(Rows(cluster)) && !Waits(first, [cluster.Root!], cluster.Epilogue)) is { } product)
        {
            product.Joined.Add(cluster);
            return;
        }

        foreach (var first in candidates.Where(first => !first.IsGradient))
        {
            int common = Rows(first).Zip(Rows(cluster), (a, b) => a.Equals(b)).TakeWhile(same => same).Count();
            if (common > 0 && common < Rows(cluster).Count && Part(cluster, common) is { } part && !Waits(first, [part.Root!], []))
            {
                first.Joined.Add(part);
                TakeUp(cluster, common, part);
                break;
            }
        }

        _kept.Add(cluster);
    }

    private static bool CanJoin(Cluster first, Cluster other) =>
        first.Root?.Op is ProductOp && other.Root?.Op is ProductOp && first.IsGradient == other.IsGradient && first.Space.Equals(other.Space) && first.IsOptional == other.IsOptional && first.Joined.Count + 1 < MostTogether;

    /// <summary>The rows each term multiplies, and how.</summary>
    private static IReadOnlyList<(Value, ProductTerm)> Rows(Cluster cluster) => [.. ((ProductOp)cluster.Root!.Op).Terms.Select((term, i) => (cluster.Root.Inputs[2 * i], term))];

    /// <summary>The sum of a product's first terms and of what it starts from.</summary>
    private Cluster Part(Cluster cluster, int terms)
    {
        var product = (ProductOp)cluster.Root!.Op;
        var node = new Node(product with { Terms = product.Terms.Take(terms).ToEquatableArray() }, cluster.Root.Inputs.Where((_, i) => i < 2 * terms || i == 2 * product.Terms.Count), cluster.Root.Scope);
        node.Outputs.Add(new Value(_ids.Next(), cluster.Space, cluster.Root.Output.Rate, null) { Producer = node });
        return new Cluster(ClusterKind.Tile, cluster.Space) { Root = node, IsOptional = cluster.IsOptional };
    }

    /// <summary>The product goes on from the partial sum.</summary>
    private void TakeUp(Cluster cluster, int terms, Cluster part)
    {
        var product = (ProductOp)cluster.Root!.Op;
        var rest = new Node(product with { Terms = product.Terms.Skip(terms).ToEquatableArray(), HasInit = true }, [.. cluster.Root.Inputs.Take(2 * product.Terms.Count).Skip(2 * terms), part.Root!.Output], cluster.Root.Scope);
        rest.Outputs.Add(cluster.Root.Output);
        cluster.Root = rest;
        _stored.Add(part.Root.Output);
        _plan.Add(part.Root.Output);
    }

    /// <summary>Whether nodes read what is made later than the first cluster begins, registers of its tile aside.</summary>
    private bool Waits(Cluster first, IReadOnlyList<Node> roots, IReadOnlyList<Node> epilogue)
    {
        var tile = new HashSet<Value>(first.Together.SelectMany(c => c.Results).Select(n => n.Output));
        var later = new HashSet<Value>(_kept.SkipWhile(c => c != first).SelectMany(c => c.Together).SelectMany(c => c.Nodes).SelectMany(n => n.Outputs));
        later.ExceptWith(tile);
        var read = roots.SelectMany(n => n.Inputs).ToList();
        var own = epilogue.SelectMany(n => n.Inputs).ToList();
        return read.Concat(own).Any(v => later.Contains(Clusterer.Origin(v))) || read.Any(v => tile.Contains(Clusterer.Origin(v))) || own.Any(v => !tile.Contains(v) && tile.Contains(Clusterer.Origin(v)));
    }
}
