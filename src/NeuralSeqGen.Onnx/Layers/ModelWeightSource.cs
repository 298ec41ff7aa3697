using NeuralSeqGen.Onnx.Graph;

namespace NeuralSeqGen.Onnx.Layers;

/// <summary>The values of a model's weights by name, each of which becomes one constant however often it is used, and the states that go in and out.</summary>
/// <param name="model">The model.</param>
internal sealed class ModelWeightSource(ISequenceModel model)
{
    private readonly Dictionary<string, WeightInfo> _weights = model.Weights.ToDictionary(weight => weight.Name);
    private readonly float[] _parameters = PublishedParameters.Of(model);
    private readonly Dictionary<string, OnnxValue> _constants = [];

    /// <summary>States that the model keeps from batch to batch: name, what comes in, what goes out.</summary>
    public List<(string Name, OnnxValue In, OnnxValue Out)> Carried { get; } = [];

    public bool Has(string name) => _weights.ContainsKey(name);

    public int[] Shape(string name) => [.. _weights[name].Shape];

    public float[] Values(string name) => _parameters[_weights[name].Offset..(_weights[name].Offset + _weights[name].Length)];

    public OnnxValue Constant(OnnxGraph graph, string name)
    {
        if (!_constants.TryGetValue(name, out var constant))
        {
            string scope = graph.Scope;
            graph.Scope = "";
            _constants[name] = constant = graph.Constant(name, Shape(name), Values(name));
            graph.Scope = scope;
        }

        return constant;
    }
}
