using NeuralSeqGen.Keras.Declaration;
using NeuralSeqGen.Keras.Graph;
using NeuralSeqGen.Keras.Import;

namespace NeuralSeqGen.Keras.Writing;

/// <summary>A model of Keras as a class: one list of attributes where each layer reads the one before, else nodes that are lists as far as they can be.</summary>
internal sealed class GraphDeclaration
{
    private readonly KerasGraph _graph;
    private readonly DeclarationContext _context;
    private readonly LayerDeclaration _layers;
    private readonly CallGroups _groups;
    private readonly Dictionary<(string, int), int> _ranks;
    private readonly Dictionary<(string, int), string> _properties = [];
    private readonly Dictionary<TensorRef, string> _states = [];
    private readonly HashSet<TensorRef> _masks = [];
    private readonly NodeNames _names;
    private readonly DeclaredModel _model;

    public GraphDeclaration(DeclarationContext context, KerasGraph graph, string className)
    {
        _graph = graph;
        _context = context;
        _layers = new(context, new(), className);
        _groups = new(graph);
        _ranks = Ranks.Of(graph);
        _names = new(className);
        _model = new(className, _groups.IsChain);
    }

    /// <summary>The nodes of the outputs, in order.</summary>
    public IReadOnlyList<string> Outputs { get; private set; } = [];

    public DeclaredModel Declare()
    {
        foreach (var group in _groups.All)
        {
            Declare(group);
        }

        if (!_model.IsChain)
        {
            Outputs = [.. new OutputNodes(_graph, _model, Tensor, _names).Mark()];
        }

        return _model;
    }

    private void Declare(IReadOnlyList<(KerasLayer Layer, int Node)> group)
    {
        if (_model.IsChain && _model.Nodes.Count > 0)
        {
            AddParts(_model.Nodes[0], group);
            return;
        }

        var (last, node) = group[^1];
        if (CallGroups.IsApart(last))
        {
            DeclareApart(last, node);
            return;
        }

        var declared = new DeclaredNode(_names.Fresh(last.Calls.Count > 1 && node > 0 ? $"{last.Name}_{node + 1}" : last.Name));
        _model.Nodes.Add(declared);
        AddParts(declared, group);
        _properties[(last.Name, node)] = declared.Property;
    }

    private void AddParts(DeclaredNode node, IReadOnlyList<(KerasLayer Layer, int Node)> group)
    {
        bool isFirst = !_model.IsChain;
        foreach (var (layer, number) in group)
        {
            node.Parts.Add(Part(layer, number, isFirst));
            isFirst = false;
        }
    }

    private DeclaredPart Part(KerasLayer layer, int number, bool isNamed)
    {
        if (layer.IsInput)
        {
            return new(InputDeclaration.Attribute(_graph, layer, _context.Options));
        }

        var call = layer.Calls[number];
        MaskChecks.Check(_graph, layer, call, _masks);
        var use = Use(layer, number, isNamed);
        return number > 0 && call.Arguments["reverse"].Flag() ? new(TiedLayers.Reverse(_properties[(layer.Name, 0)], use.Inbound[0], null).ToString()) :
            number > 0 && HasWeights(layer) ? new(Reuse(layer, call, use)) : new(_layers.Declare(layer, call, use));
    }

    private KerasUse Use(KerasLayer layer, int number, bool isNamed)
    {
        var call = layer.Calls[number];
        string[] states = States(call.InitialState);
        var arguments = call.Arguments.Count > 0 && !layer.IsOperation ? new KerasConfig(call.Arguments.Element(), layer.Name) : null;
        return new(isNamed ? [.. call.Inputs.Select(Tensor)] : [], states, arguments, _ranks[(layer.Name, number)]);
    }

    private string Reuse(KerasLayer layer, KerasCall call, KerasUse use)
    {
        if (call.Inputs.Count != 1 || !call.InitialState.SequenceEqual(layer.Calls[0].InitialState))
        {
            throw new RefusedImportException($"{layer} is used again with {(call.Inputs.Count != 1 ? "several inputs" : "another initial state")}, which has no counterpart");
        }

        return $"Reuse({CSharpText.Value($"nameof({_properties[(layer.Name, 0)]})")}, From = {CSharpText.Value($"nameof({use.Inbound[0]})")})";
    }

    /// <summary>Both directions as layers of their own.</summary>
    private void DeclareApart(KerasLayer layer, int node)
    {
        if (layer.Calls.Count > 1 || layer.Calls[node].InitialState.Count > 0)
        {
            throw new RefusedImportException($"{layer} gives both directions apart (merge_mode None), which is read where it is used once and starts from zeros");
        }

        MaskChecks.Check(_graph, layer, layer.Calls[node], _masks);
        foreach (bool isBackward in new[] { false, true })
        {
            var declared = new DeclaredNode(_names.Fresh(layer.Name + (isBackward ? "_backward" : "_forward")));
            declared.Parts.Add(new(_layers.DeclareHalf(layer, isBackward, Use(layer, node, true))));
            _model.Nodes.Add(declared);
            _states[new(layer.Name, node, isBackward ? 1 : 0)] = declared.Property;
        }
    }

    /// <summary>The node of a tensor; a state that a recurrent layer returns becomes one.</summary>
    private string Tensor(TensorRef tensor)
    {
        if (_graph[tensor.Layer].IsInput)
        {
            return _properties[(tensor.Layer, 0)];
        }

        if (_states.TryGetValue(tensor, out string? state))
        {
            return state;
        }

        if (CallGroups.IsApart(_graph[tensor.Layer]))
        {
            throw new RefusedImportException($"the states of {_graph[tensor.Layer]}, which gives both directions apart (merge_mode None), have no counterpart");
        }

        string property = _properties[tensor.Call];
        return tensor.Tensor == 0 ? property : _states[tensor] = State(tensor, property);
    }

    private string State(TensorRef tensor, string property)
    {
        var node = new DeclaredNode(_names.Fresh($"{tensor.Layer}_state_{tensor.Tensor}"));
        node.Parts.Add(new(tensor.Tensor == 1 ? $"FinalState(nameof({property}))" : $"FinalState(nameof({property}), Index = {tensor.Tensor - 1})"));
        _model.Nodes.Add(node);
        return node.Property;
    }

    /// <summary>All final states of one layer are said by its name.</summary>
    private string[] States(IReadOnlyList<TensorRef> states)
    {
        bool areAll = states.Count > 0 && states.Select((state, i) => state == new TensorRef(states[0].Layer, states[0].Node, i + 1)).All(isNext => isNext)
            && !CallGroups.IsApart(_graph[states[0].Layer]) && StateCount(_graph[states[0].Layer]) == states.Count;
        return areAll ? [_properties[states[0].Call]] : [.. states.Select(Tensor)];
    }

    private static int StateCount(KerasLayer layer) => layer.ClassName switch
    {
        "GRU" or "SimpleRNN" => 1,
        "LSTM" => 2,
        "Bidirectional" => layer.Config["layer"]?["class_name"].Text() switch { "GRU" or "SimpleRNN" => 2, "LSTM" => 4, _ => 0 },
        _ => 0,
    };

    /// <summary>Layers without weights are declared anew in each place, and may read several nodes there.</summary>
    private static bool HasWeights(KerasLayer layer) => !layer.IsOperation && !Weightless.Contains(layer.ClassName);

    private static readonly HashSet<string> Weightless =
    [
        .. MergeLayers.All.Keys, .. NoiseLayers.All.Keys, .. PoolingLayers.All.Keys, "Activation", "Identity", "ReLU", "LeakyReLU", "ELU", "Softmax", "Masking", "Flatten", "Reshape", "Permute", "RepeatVector", "Rescaling",
    ];
}
