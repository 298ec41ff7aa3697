using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Functions;

/// <summary>
/// A sum of products and a bias is one product of several terms that begins at the bias, as built-in layers write it: <c>x.Dot(k) + h.Dot(u) + b</c>. Only sums
/// whose parts nobody else reads.
/// </summary>
internal sealed class JoinSums
{
    private readonly FunctionGraph _graph;
    private readonly ILookup<Value, Node> _users;

    private JoinSums(FunctionGraph graph)
    {
        _graph = graph;
        _users = graph.Builder.Graph.Nodes.SelectMany(node => node.Inputs.Select(x => (x, node))).ToLookup(use => use.x, use => use.node);
    }

    public static void Run(FunctionGraph graph)
    {
        var pass = new JoinSums(graph);
        var needed = graph.Needed();
        foreach (var node in graph.Builder.Graph.Nodes.Where(node => needed.Contains(node.Output) && IsAdd(node) && !pass.IsInner(node)).ToList())
        {
            pass.Join(node);
        }
    }

    private static bool IsAdd(Node node) => node.Op is BinaryOp { Kind: BinaryKind.Add } && node.Inputs[0].Shape.Equals(node.Inputs[1].Shape);

    private bool IsOnlyOf(Value value) => _users[value].Count() == 1 && !_graph.Results.Contains(value);

    private bool IsInner(Node node) => IsOnlyOf(node.Output) && IsAdd(_users[node.Output].Single());

    private void Join(Node root)
    {
        var leaves = Leaves(root).ToList();
        var products = leaves.Where(IsProduct).ToList();
        var bias = leaves.FirstOrDefault(leaf => Bias(leaf) is not null);
        if (products.Count == 0 || (products.Count == 1 && bias is null))
        {
            return;
        }

        var builder = new GraphBuilder(new Graph(_graph.Builder.Graph.Ids));
        var sum = builder.Product(products.Select(p => (p.Producer!.Inputs[0], p.Producer.Inputs[1])).ToList(), bias is null ? null : Bias(bias));
        foreach (var other in Others(leaves, bias))
        {
            sum = builder.Add(other, sum);
        }

        var nodes = _graph.Builder.Graph.Nodes;
        nodes.InsertRange(nodes.IndexOf(root), builder.Graph.Nodes);
        _graph.Builder.Graph.ReplaceUses(root.Output, sum);
        _graph.Results = _graph.Results.Select(result => result == root.Output ? sum : result).ToList();
    }

    /// <summary>What is added to the product; a value that stands in the sum twice is added twice.</summary>
    private List<Value> Others(IEnumerable<Value> leaves, Value? bias)
    {
        var others = leaves.Where(leaf => !IsProduct(leaf)).ToList();
        if (bias is not null)
        {
            others.Remove(bias);
        }

        return others;
    }

    private IEnumerable<Value> Leaves(Node add) => add.Inputs.SelectMany(x => x.Producer is { } producer && IsAdd(producer) && IsOnlyOf(x) ? Leaves(producer) : [x]);

    private bool IsProduct(Value value) =>
        value.Producer?.Op is ProductOp { HasInit: false, BatchAxes: 0, Terms.Count: 1 } product && product.Terms[0] is { TransposeA: false, TransposeB: false, Depth: 1 } &&
        value.Producer.Inputs[0].Rate != Rate.Constant && value.Producer.Inputs[1].Rate == Rate.Constant && IsOnlyOf(value);

    /// <summary>The vector that a leaf adds to every row; null where it is no bias.</summary>
    private static Value? Bias(Value leaf)
    {
        var vector = leaf.Producer is { Op: BroadcastOp broadcast } node && node.Inputs[0].Shape.Rank == 1 && broadcast.Axes[0] == leaf.Shape.Rank - 1 ? node.Inputs[0] : leaf;
        return vector.Shape.Rank == 1 && vector.Rate == Rate.Constant && vector.Shape.Last == leaf.Shape.Last ? vector : null;
    }
}
