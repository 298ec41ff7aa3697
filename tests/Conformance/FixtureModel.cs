using System.Globalization;
using System.Text.Json;
using NeuralSeqGen.Compiler.Binding;
using NeuralSeqGen.Compiler.Model;
using NeuralSeqGen.Keras.Declaration;

namespace NeuralSeqGen.Conformance;

/// <summary>A fixture's model as C#: one list of attributes where every layer reads the one before, else a graph of nodes.</summary>
internal sealed class FixtureModel
{
    private readonly Fixture _fixture;
    private readonly KerasDialect _dialect;
    private readonly List<string> _missing = [];
    private readonly List<string> _class = ["SequenceModel"];
    private readonly List<string> _nodes = [];

    private readonly FunctionParts? _functions;

    private FixtureModel(Fixture fixture, FixtureVariant variant, FunctionParts? functions)
    {
        _fixture = fixture;
        _functions = functions;
        bool isDeclared = variant == FixtureVariant.Declared;
        _dialect = new(fixture.IsKeras2, HasNoise: isDeclared, HasPenalties: variant != FixtureVariant.DataLoss, IsInference: !isDeclared && !fixture.IsTraining);
    }

    /// <summary>Features that cannot be declared.</summary>
    public IReadOnlyList<string> Missing => _missing;

    /// <param name="fixture">The case.</param>
    /// <param name="variant">What to leave out.</param>
    /// <param name="functions">Takes the parts that become functions; null leaves the catalogue's.</param>
    public static FixtureModel Of(Fixture fixture, FixtureVariant variant = FixtureVariant.Declared, FunctionParts? functions = null)
    {
        var model = new FixtureModel(fixture, variant, functions);
        model.Write();
        return model;
    }

    /// <summary>The class.</summary>
    /// <param name="header">Such as <c>public sealed partial class Model1</c>.</param>
    public string Declaration(string header)
    {
        string attributes = string.Concat(_class.Select(part => $"[{part}]\n"));
        string[] members = [.. _nodes, .. _functions?.Members ?? []];
        return members.Length == 0 ? $"{attributes}{header};\n" : $"{attributes}{header}\n{{\n{string.Concat(members.Select(member => "    " + member + "\n"))}}}\n";
    }

    /// <summary>The property of a layer or an input.</summary>
    public static string NodeName(string layer) => KerasText.Pascal(layer) + "Node";

    private JsonElement.ArrayEnumerator Layers => _fixture.Json.GetProperty("layers").EnumerateArray();

    private void Write()
    {
        string[] loss = Try(() => [KerasLosses.Attribute(_fixture.Json.GetProperty("loss"), _dialect, _fixture.Has("y") ? _fixture["y"].Shape : [])]);
        string[] optimizer = _fixture.Json.GetProperty("optimizer") is { ValueKind: JsonValueKind.Object } o ? Try(() => KerasOptimizers.Attributes(o, _dialect)) : ["Sgd"];
        loss = [.. loss, .. Try(Metrics)];
        if (IsChain())
        {
            _class.Add(Input(_fixture.Json.GetProperty("inputs")[0]));
            _class.AddRange(Layers.SelectMany(layer => Try(() => KerasLayers.Attributes(layer, _dialect, [], []))));
            _class.AddRange([.. loss, .. optimizer]);
        }
        else
        {
            _class.AddRange(optimizer);
            WriteNodes(loss);
        }
    }

    private void WriteNodes(string[] loss)
    {
        if (typeof(ModelPartAttribute).Assembly.GetType("NeuralSeqGen.LayerNode") is null)
        {
            _missing.Add("graph of nodes");
        }

        string output = _fixture.Json.GetProperty("output").GetString()!;
        foreach (var input in _fixture.Json.GetProperty("inputs").EnumerateArray())
        {
            WriteNode(input.GetProperty("name").GetString()!, [Input(input)]);
        }

        foreach (var layer in Layers)
        {
            string name = layer.GetProperty("name").GetString()!;
            string[] inbound = References(layer, "inbound"), initialState = References(layer, "initial_state");
            string? shares = layer.TryGetProperty("shares", out var owner) ? NodeName(owner.GetString()!) : null;
            string[] attributes = Try(() => KerasLayers.Attributes(layer, _dialect, inbound, initialState, shares));
            WriteNode(name, name == output ? [.. attributes, "Output", .. loss] : attributes);
        }
    }

    /// <summary>Nodes that a layer names; a state of another layer, such as <c>rnn_1:2</c>, becomes one.</summary>
    private string[] References(JsonElement layer, string key) =>
        layer.TryGetProperty(key, out var names) ? [.. names.EnumerateArray().Select(name => Reference(name.GetString()!.Split(':')))] : [];

    private string Reference(string[] output)
    {
        if (output.Length == 1 || output[1] == "0")
        {
            return NodeName(output[0]);
        }

        string state = $"{output[0]}_state_{output[1]}", node = $"private static partial LayerNode {NodeName(state)} ";
        if (!_nodes.Any(n => n.Contains(node, StringComparison.Ordinal)))
        {
            WriteNode(state, [$"FinalState(nameof({NodeName(output[0])}), Index = {int.Parse(output[1], CultureInfo.InvariantCulture) - 1})"]);
        }

        return NodeName(state);
    }

    private void WriteNode(string name, string[] attributes) =>
        _nodes.Add($"[{string.Join(", ", attributes)}] private static partial LayerNode {NodeName(name)} {{ get; }}");

    private bool IsChain()
    {
        var inputs = _fixture.Inputs;
        string previous = inputs[0];
        bool isChain = inputs.Count == 1;
        foreach (var layer in Layers)
        {
            var inbound = layer.GetProperty("inbound");
            isChain &= !layer.TryGetProperty("initial_state", out _) && inbound.GetArrayLength() == 1 && inbound[0].GetString() == previous;
            previous = layer.GetProperty("name").GetString()!;
        }

        return isChain && _fixture.Json.GetProperty("output").GetString() == previous;
    }

    private string Input(JsonElement input)
    {
        var attribute = new KerasAttribute("Input");
        foreach (var extent in input.GetProperty("shape").EnumerateArray().Skip(1))
        {
            attribute.Add(extent.ValueKind == JsonValueKind.Number ? KerasText.Literal(extent) : throw new UnsupportedKerasException("an extent that is not known"));
        }

        if (input.GetProperty("dtype").GetString() == "int32")
        {
            attribute.Set("ElementType", "ElementType.Int32");
        }

        if (_fixture.IsStateful)
        {
            attribute.Set("BatchSize", KerasText.Number(_fixture.Json.GetProperty("batch_size").GetInt32()));
        }

        return attribute.ToString();
    }

    /// <summary>In the order of the description: <c>m0</c>, <c>m1</c>, … and, where the case has weights, the same again as <c>w0</c>, <c>w1</c>, … with them.</summary>
    private IReadOnlyList<KerasAttribute> Metrics()
    {
        if (!_fixture.Json.TryGetProperty("metrics", out var metrics))
        {
            return [];
        }

        var all = metrics.EnumerateArray().ToList();
        return
        [
            .. all.Select((m, i) => KerasMetrics.Attribute(m, _dialect, "m" + i, isWeighted: false)),
            .. _fixture.Has("weighted_metrics") ? all.Select((m, i) => KerasMetrics.Attribute(m, _dialect, "w" + i, isWeighted: true)) : [],
        ];
    }

    /// <summary>Attributes as text; what they lack is noted.</summary>
    private string[] Try(Func<IReadOnlyList<KerasAttribute>> map)
    {
        try
        {
            var attributes = map();
            _missing.AddRange(attributes.Where(a => PartCatalogue.KindOf(a.Name) == PartKind.Unknown).Select(a => a.Name));
            _missing.AddRange(attributes.SelectMany(a => a.Missing()));
            return [.. attributes.Select(a => (_functions?.Written(a) ?? a).ToString())];
        }
        catch (UnsupportedKerasException e)
        {
            _missing.Add(e.Message);
            return [];
        }
    }
}
