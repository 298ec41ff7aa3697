namespace NeuralSeqGen.Compiler.IR;

/// <summary>
/// Nodes in an order in which every operand is made before it is used. A whole program has ports and gradients; the body of a Scan has
/// <see cref="Inputs"/> and <see cref="Outputs"/> in the order <see cref="Ops.ScanOp"/> states.
/// </summary>
internal sealed class Graph(ValueIds ids)
{
    public ValueIds Ids { get; } = ids;

    public List<Value> Inputs { get; } = [];

    public List<Node> Nodes { get; } = [];

    public List<Value> Outputs { get; } = [];

    /// <summary>What each input, parameter or output of a whole program means to the runtime.</summary>
    public Dictionary<Value, Port> Ports { get; } = [];

    /// <summary>Results of a whole program and where each goes.</summary>
    public List<(Port Port, Value Value)> Results { get; } = [];

    /// <summary>Gradients of views of parameters; several for one parameter add up.</summary>
    public List<(Value Parameter, Value Gradient)> Gradients { get; } = [];

    /// <summary>Values stored although nothing reads them, so that two programs have the same kernels; see <see cref="Passes.ShareForward"/>.</summary>
    public List<Value> Kept { get; } = [];

    /// <summary>Everything that must be computed.</summary>
    public IEnumerable<Value> Roots => Outputs.Concat(Kept).Concat(Results.Select(r => r.Value)).Concat(Gradients.SelectMany(g => new[] { g.Gradient, g.Parameter }));

    public Value AddInput(Shape shape, Rate rate, string? name, Port? port = null)
    {
        var value = new Value(Ids.Next(), shape, rate, name);
        Inputs.Add(value);
        if (port is not null)
        {
            Ports.Add(value, port);
        }

        return value;
    }

    /// <summary>Replaces every use of <paramref name="old"/> in this graph by <paramref name="replacement"/>.</summary>
    public void ReplaceUses(Value old, Value replacement)
    {
        foreach (var node in Nodes)
        {
            Replace(node.Inputs, old, replacement);
        }

        Replace(Outputs, old, replacement);
        Replace(Kept, old, replacement);
        for (int i = 0; i < Results.Count; i++)
        {
            Results[i] = Results[i].Value == old ? (Results[i].Port, replacement) : Results[i];
        }

        for (int i = 0; i < Gradients.Count; i++)
        {
            var (parameter, gradient) = Gradients[i];
            Gradients[i] = (parameter == old ? replacement : parameter, gradient == old ? replacement : gradient);
        }
    }

    /// <summary>Number of uses of each value in this graph, results included.</summary>
    public Dictionary<Value, int> CountUses()
    {
        var uses = new Dictionary<Value, int>();
        foreach (var value in Nodes.SelectMany(n => n.Inputs).Concat(Roots))
        {
            uses[value] = uses.TryGetValue(value, out int count) ? count + 1 : 1;
        }

        return uses;
    }

    private static void Replace(List<Value> values, Value old, Value replacement)
    {
        for (int i = 0; i < values.Count; i++)
        {
            values[i] = values[i] == old ? replacement : values[i];
        }
    }
}
