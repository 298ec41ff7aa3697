using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Lowering;

/// <summary>What the lowerings of one graph share: its ports, its random streams, its states, and where probabilities came from.</summary>
internal sealed class LoweringSession
{
    private readonly Dictionary<string, Value> _weights = [];
    private readonly Dictionary<Value, Logits> _logits = [];
    private readonly List<(BoundLayer Layer, Value Output)> _activities = [];
    private readonly Dictionary<BoundLayer, IReadOnlyList<Value>> _states = [];
    private readonly Dictionary<string, Value> _frozen = [];
    private readonly List<(Value Weight, Value Value, double Rate)> _moves = [];
    private Value? _valid;
    private Value? _batchCount;
    private Value? _position;
    private int _streams;
    private int _stateLength;
    private int _carriedLength;

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

    /// <summary>1 for a sample of the batch, 0 for a sample that only fills the group.</summary>
    public Value Valid => _valid ??= Graph.AddInput(Shape.Scalar, Rate.Sample, "valid", new Port(PortKind.Valid));

    /// <summary>Samples in the batch.</summary>
    public Value BatchCount => _batchCount ??= Graph.AddInput(Shape.Scalar, Rate.Batch, "batch_count", new Port(PortKind.BatchCount));

    /// <summary>1 while the layer of a weight is frozen at run time, else 0.</summary>
    public Value Frozen(BoundWeight weight)
    {
        if (!_frozen.TryGetValue(weight.Name, out var frozen))
        {
            int position = Model.Weights.TakeWhile(w => w.Name != weight.Name).Count();
            frozen = _frozen[weight.Name] = Graph.AddInput(Shape.Scalar, Rate.Batch, "frozen", new Port(PortKind.Frozen, position));
        }

        return frozen;
    }

    /// <summary>Weights that no gradient reaches.</summary>
    public HashSet<Value> Statistics => [.. Model.Weights.Where(w => w.NeverTrained).Select(Weight)];

    /// <summary>
    /// Moves a statistic a share of the way to what the batch has, weight −= rate · (weight − value). Each sample gives its part where gradients go;
    /// the runtime subtracts the sum once, whatever the optimizer does. Of layers that share the statistic each moves it on from where the one before left it.
    /// </summary>
    public void Move(Value weight, Value value, double rate)
    {
        var part = Builder.Div(Builder.Mul(Valid, Builder.Literal(rate)), BatchCount);
        Graph.Gradients.Add((weight, Builder.BatchReduce(Builder.Mul(Builder.Sub(Moved(weight), value), part))));
        _moves.Add((weight, value, rate));
    }

    /// <summary>A statistic as the moves so far leave it.</summary>
    public Value Moved(Value weight)
    {
        var moved = weight;
        foreach (var (_, value, rate) in _moves.Where(move => move.Weight == weight))
        {
            moved = Builder.Sub(moved, Builder.Mul(Builder.Literal(rate), Builder.Sub(moved, value)));
        }

        return moved;
    }

    /// <summary>Uniform numbers of a stream of their own.</summary>
    public Value Random(Shape shape) => Builder.Random(_streams++, shape);

    /// <summary>A carried state as it was before this step.</summary>
    /// <param name="shape">Its extents.</param>
    /// <param name="name">A name for the generated code.</param>
    /// <param name="start">What it is before the first step; null for zeros.</param>
    public (Port Port, Value Value) State(Shape shape, string name, Value? start = null)
    {
        var port = new Port(PortKind.State, _stateLength);
        _stateLength += shape.Elements;
        if (start is not null)
        {
            Graph.Results.Add((new Port(PortKind.FirstState, port.Index), start));
        }

        return (port, Graph.AddInput(shape, Rate.Sample, name, port));
    }

    /// <summary>The row that belongs to this step of a value that is whole.</summary>
    /// <param name="x">The value, steps first.</param>
    public Value Row(Value x)
    {
        if (x.Shape[0] == 1)
        {
            return Builder.Index(x, 0, 0);
        }

        var isNow = Builder.Equal(Builder.Iota(x.Shape.Take(1)), Position);
        var rows = Builder.Reshape(x, new Shape(x.Shape[0], x.Shape.Elements / x.Shape[0]));
        return Builder.Reshape(Builder.Product(Builder.Reshape(isNow, new Shape(1, x.Shape[0])), rows), x.Shape.Skip(1));
    }

    /// <summary>How many steps were before this one.</summary>
    public Value Position => _position ??= NewPosition();

    private Value NewPosition()
    {
        var (port, position) = State(Shape.Scalar, "position");
        Graph.Results.Add((port, Builder.Add(position, Builder.Literal(1))));
        return position;
    }

    /// <summary>A state of one sample as the batch before left it in the sample's row.</summary>
    public (Port Port, Value Value) CarriedState(Shape shape, string name)
    {
        var port = new Port(PortKind.CarriedState, _carriedLength);
        _carriedLength += shape.Elements;
        return (port, Graph.AddInput(shape, Rate.Sample, name, port));
    }

    /// <summary>The states a recurrent layer ended with, in the order of its cell; those of both halves for a bidirectional one.</summary>
    public IReadOnlyList<Value> StatesOf(BoundLayer layer) => _states[layer];

    /// <summary>Remembers the states a layer ended with, for layers that start from them.</summary>
    public void RememberStates(BoundLayer layer, IReadOnlyList<Value> states) => _states[layer] = states;

    /// <summary>The attention scores of the layer that was lowered last; null for none.</summary>
    public Value? Scores { get; set; }

    /// <summary>What activity regularizers see: the output of each layer, of a wrapper in place of the layer inside, and of both halves where there are two.</summary>
    public IReadOnlyList<(BoundLayer Layer, Value Output)> Activities => _activities;

    /// <summary>Remembers what a layer gave, for its regularizer.</summary>
    public void RememberActivity(BoundLayer inner, Value output) => _activities.Add((inner, output));

    /// <summary>Remembers what an activation was applied to, for losses that are better computed from there.</summary>
    public void RememberLogits(Value output, Logits logits) => _logits[output] = logits;

    /// <summary>What the activation that made <paramref name="output"/> was applied to; null when no activation made it.</summary>
    public Logits? LogitsOf(Value output) => _logits.TryGetValue(output, out var logits) ? logits : null;
}
