using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Schedule.Plan;

/// <summary>Nodes that one kernel computes together, over one iteration space.</summary>
internal sealed class Cluster(ClusterKind kind, Shape space)
{
    public ClusterKind Kind { get; } = kind;

    /// <summary>Extents iterated over; of the results, before any reduction.</summary>
    public Shape Space { get; } = space;

    /// <summary>The product, reduction, copy or scan it is built around; null when all its nodes are elementwise.</summary>
    public Node? Root { get; set; }

    /// <summary>Elementwise nodes computed inside a reduction, over its operand's shape.</summary>
    public List<Node> Inner { get; } = [];

    /// <summary>Elementwise nodes on the result, in order.</summary>
    public List<Node> Epilogue { get; } = [];

    /// <summary>Sums over the rows of the product's second factor, taken while the product reads it.</summary>
    public List<Cluster> RowSums { get; } = [];

    /// <summary>Products that share this one's tile, each with its epilogue; see <see cref="JoinedProducts"/>.</summary>
    public List<Cluster> Joined { get; } = [];

    /// <summary>This cluster and those that share its tile.</summary>
    public IEnumerable<Cluster> Together => Joined.Prepend(this);

    /// <summary>All nodes, in order.</summary>
    public IEnumerable<Node> Nodes => Inner.Concat(Results);

    /// <summary>Those whose results are of the cluster's space.</summary>
    public IEnumerable<Node> Results => (Root is null ? [] : new[] { Root }).Concat(Epilogue).Concat(RowSums.SelectMany(sum => sum.Results));

    /// <summary>Whether it sums up products over the rows of its first factor, as gradients of weights do.</summary>
    public bool IsGradient => Root?.Op is ProductOp product && product.Terms.Any(t => t.TransposeA);

    /// <summary>True when only gradients of inputs need it.</summary>
    public bool IsOptional { get; set; }
}
