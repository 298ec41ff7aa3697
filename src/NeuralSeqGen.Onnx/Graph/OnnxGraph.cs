using System.Globalization;
using NeuralSeqGen.Onnx.Wire;

namespace NeuralSeqGen.Onnx.Graph;

/// <summary>A graph while it is written: nodes in the order in which they run, constants, and names that nobody else has. Bodies of Scan share constants and names with the graph around them.</summary>
/// <param name="around">The graph around a body; null for the whole one.</param>
internal sealed class OnnxGraph(OnnxGraph? around = null)
{
    private readonly List<ProtoMessage> _nodes = [];
    private readonly List<ProtoMessage> _constants = [];
    private readonly Dictionary<string, OnnxValue> _known = [];
    private readonly HashSet<string> _names = [];
    private string _scope = "";

    /// <summary>What the names of new nodes begin with: the layer that is written.</summary>
    public string Scope
    {
        get => Root._scope;
        set => Root._scope = value;
    }

    private OnnxGraph Root => around?.Root ?? this;

    /// <summary>A name of its own, such as <c>gru_1/MatMul_2</c>.</summary>
    public string Unique(string name)
    {
        string wanted = Root.Scope.Length > 0 ? $"{Root.Scope}/{name}" : name, free = wanted;
        for (int i = 2; !Root._names.Add(free); i++)
        {
            free = string.Create(CultureInfo.InvariantCulture, $"{wanted}_{i}");
        }

        return free;
    }

    /// <summary>Takes a name as it is, such as that of an input.</summary>
    public void Reserve(string name) => Root._names.Add(name);

    /// <summary>A node of one result.</summary>
    public OnnxValue Node(string op, int[] shape, OnnxValue?[] inputs, params ProtoMessage[] attributes) => new(Nodes(op, 1, inputs, attributes)[0], shape);

    /// <summary>A node of several results, by name; an input that is left out is null.</summary>
    public string[] Nodes(string op, int results, OnnxValue?[] inputs, params ProtoMessage[] attributes)
    {
        string name = Unique(op);
        string[] outputs = [.. Enumerable.Range(0, results).Select(i => i == 0 ? name : Unique(op))];
        _nodes.Add(OnnxMessages.Node(op, name, inputs.Select(input => input?.Name ?? ""), outputs, attributes));
        return outputs;
    }

    /// <summary>Gives a value the name of an output.</summary>
    public void Name(OnnxValue value, string name) => _nodes.Add(OnnxMessages.Node("Identity", "output/" + name, [value.Name], [name], []));

    public OnnxValue Constant(string name, int[] extents, float[] values)
    {
        var constant = new OnnxValue(Unique(name), extents) { IsConstant = true };
        Root._constants.Add(OnnxMessages.Floats(constant.Name, extents, values));
        return constant;
    }

    /// <summary>A number; equal ones are one constant.</summary>
    public OnnxValue Number(double value) => Known(string.Create(CultureInfo.InvariantCulture, $"number {(float)value:R}"), name => OnnxMessages.Floats(name, [], [(float)value]), []);

    /// <summary>A list of integers, for shapes and axes.</summary>
    public OnnxValue Integers(params long[] values) => Known("integers " + string.Join(", ", values), name => OnnxMessages.Integers(name, [values.Length], values), [values.Length]);

    /// <summary>The graph as a message.</summary>
    public ProtoMessage Message(string name, IEnumerable<ProtoMessage> inputs, IEnumerable<ProtoMessage> outputs) => OnnxMessages.Graph(name, _nodes, _constants, inputs, outputs);

    private OnnxValue Known(string key, Func<string, ProtoMessage> message, int[] extents)
    {
        if (!Root._known.TryGetValue(key, out var constant))
        {
            Reserve(key);
            Root._known[key] = constant = new(key, extents) { IsConstant = true };
            Root._constants.Add(message(key));
        }

        return constant;
    }
}
