using System.Collections.Generic;
using NeuralSeqGen.Compiler.Binding;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Lowering;

/// <summary>What the lowerings of one graph share: its ports, its random streams, its states, and where probabilities came from.</summary>
internal sealed class LoweringSession
{
    private readonly Dictionary<string, Value> _weights = [];
    private readonly Dictionary<Value, Logits> _logits = [];
    private readonly List<(BoundLayer Layer, Value Output)> _activities = [];
    private int _streams;
    private int _stateLength;

    public LoweringSession(BoundModel model, LoweringMode mode)
    {
        Model = model;
        Mode = mode;
        Graph = new Graph(new ValueIds());
        Builder = new GraphBuilder(Graph);
        foreach (var weight in model.Weights)
        {
            _weights[weight.Name] = Graph.AddInput(weight.Shape, Rate.Constant, weight.LocalName, new Port(PortKind.Parameter, weight.Offset));
        }
    }

    public BoundModel Model { get; }

    public LoweringMode Mode { get; }

    public Graph Graph { get; }

    public GraphBuilder Builder { get; }

    public bool IsTraining => Mode == LoweringMode.Train;

    public Value Weight(BoundWeight weight) => _weights[weight.Name];

    /// <summary>Uniform numbers of a stream of their own.</summary>
    public Value Random(Shape shape) => Builder.Random(_streams++, shape);

    /// <summary>A carried state as it was before this step.</summary>
    public (Port Port, Value Value) State(Shape shape, string name)
    {
        var port = new Port(PortKind.State, _stateLength);
        _stateLength += shape.Elements;
        return (port, Graph.AddInput(shape, Rate.Sample, name, port));
    }

    /// <summary>Outputs of layers inside others that have regularizers of their own.</summary>
    public IReadOnlyList<(BoundLayer Layer, Value Output)> Activities => _activities;

    /// <summary>Remembers what a layer inside another gave, for its regularizer.</summary>
    public void RememberActivity(BoundLayer inner, Value output) => _activities.Add((inner, output));

    /// <summary>Remembers what an activation was applied to, for losses that are better computed from there.</summary>
    public void RememberLogits(Value output, Logits logits) => _logits[output] = logits;

    /// <summary>What the activation that made <paramref name="output"/> was applied to; null when no activation made it.</summary>
    public Logits? LogitsOf(Value output) => _logits.TryGetValue(output, out var logits) ? logits : null;
}
