using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Autodiff;

/// <summary>
/// Names of gradients for the reader of the generated code: <c>dz</c> is the gradient of <c>z</c>. A product without a name is what an elementwise
/// result is made of, so the gradient of the sum under <c>z = sigmoid(…)</c> is <c>dz_sum</c>.
/// </summary>
internal sealed class GradientNames(Graph graph)
{
    private readonly HashSet<Node> _forward = [.. graph.Nodes];
    private readonly Dictionary<Value, string> _results = [];
    private readonly Dictionary<Value, string> _sums = [];
    private readonly HashSet<string> _taken = [];

    /// <summary>Names a gradient after a value, if it has no name yet and is no value of the forward half.</summary>
    public Value Give(Value gradient, Value value)
    {
        if (gradient.Name is null && gradient.Producer is { Op: not LiteralOp } producer && !_forward.Contains(producer) && (value.Name ?? SumOf(value)) is { } name)
        {
            gradient.Name = "d" + name;
        }

        return gradient;
    }

    /// <summary>Hands the name of an elementwise result on to what it is made of; nodes come last to first.</summary>
    public void Enter(Node node)
    {
        if (node.Op is UnaryOp or BinaryOp or SelectOp && (node.Output.Name ?? ResultOf(node.Output)) is { } name)
        {
            foreach (var input in node.Inputs.Where(v => v.Name is null && !_results.ContainsKey(v)))
            {
                _results[input] = name;
            }
        }
    }

    private string? ResultOf(Value value) => _results.TryGetValue(value, out string? name) ? name : null;

    private string? SumOf(Value value)
    {
        if (value.Producer?.Op is not ProductOp || ResultOf(value) is not { } result)
        {
            return null;
        }

        if (!_sums.TryGetValue(value, out string? name))
        {
            name = result + "_sum";
            for (int i = 2; !_taken.Add(name); i++)
            {
                name = result + "_sum" + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
            }

            _sums[value] = name;
        }

        return name;
    }
}
