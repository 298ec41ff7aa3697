using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Schedule.Plan;

/// <summary>What is known of a body's values once one of its inputs is 0: which are zeros, and which are other values unchanged.</summary>
internal sealed class ZeroValues
{
    private readonly HashSet<Value> _zeros;
    private readonly Dictionary<Value, Value> _same = [];

    public ZeroValues(Graph body, Value zero)
    {
        _zeros = [zero];
        foreach (var node in body.Nodes.Where(n => n.Outputs.Count == 1))
        {
            Look(node);
        }
    }

    public bool Contains(Value value) => _zeros.Contains(value);

    /// <summary>The value that a value is, selections decided.</summary>
    public Value Source(Value value) => _same.TryGetValue(value, out var source) ? source : value;

    private void Look(Node node)
    {
        if (node.Op is SelectOp && Contains(node.Inputs[0]))
        {
            var chosen = Source(node.Inputs[2]);
            if (Contains(chosen))
            {
                _zeros.Add(node.Output);
            }
            else if (chosen.Shape.Equals(node.Output.Shape))
            {
                _same.Add(node.Output, chosen);
            }
        }
        else if (IsZero(node))
        {
            _zeros.Add(node.Output);
        }
    }

    private bool IsZero(Node node) => node.Op switch
    {
        LiteralOp literal => literal.Value == 0,
        SelectOp => Contains(node.Inputs[1]) && Contains(node.Inputs[2]),
        BinaryOp { Kind: BinaryKind.Mul } => node.Inputs.Any(Contains),
        BinaryOp { Kind: BinaryKind.Add or BinaryKind.Sub } => node.Inputs.All(Contains),
        BinaryOp { Kind: BinaryKind.Div } => Contains(node.Inputs[0]),
        UnaryOp { Kind: UnaryKind.Neg or UnaryKind.Abs or UnaryKind.Sign or UnaryKind.Sqrt or UnaryKind.Tanh or UnaryKind.Sin or UnaryKind.Truncate } => Contains(node.Inputs[0]),
        ReduceOp { Kind: ReduceKind.Sum or ReduceKind.Max or ReduceKind.Min } => Contains(node.Inputs[0]),
        ProductOp product => Enumerable.Range(0, product.Terms.Count).All(t => Contains(node.Inputs[2 * t]) || Contains(node.Inputs[(2 * t) + 1]))
            && (!product.HasInit || Contains(node.Inputs[node.Inputs.Count - 1])),
        ConcatOp or PadOp or { IsView: true } => node.Inputs.All(Contains),
        _ => false,
    };
}
