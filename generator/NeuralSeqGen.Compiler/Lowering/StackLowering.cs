using System;
using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Lowering;

/// <summary>Lowers layers one after another and remembers what each gives.</summary>
/// <param name="session">The graph under construction.</param>
/// <param name="layers">The layers of a model in order, inputs included.</param>
/// <param name="rowAxes">Leading axes of every value that are rows.</param>
internal sealed class StackLowering(LoweringSession session, IReadOnlyList<BoundLayer> layers, int rowAxes)
{
    private readonly Dictionary<BoundLayer, Value> _outputs = [];
    private readonly Dictionary<BoundLayer, Value?> _masks = [];
    private readonly Dictionary<BoundLayer, Value> _scores = [];
    private readonly HashSet<BoundLayer> _timed = [];

    /// <summary>Lowers the model of a session from its input ports.</summary>
    public static StackLowering Of(LoweringSession session) => Of(session, session.Model.Layers, _ => session.Mode == LoweringMode.Step);

    /// <summary>Lowers the decoder of a model and what stands before it.</summary>
    public static StackLowering Of(LoweringSession session, Decoder decoder) => Of(session, decoder.Layers, input => input == decoder.Input);

    private static StackLowering Of(LoweringSession session, IReadOnlyList<BoundLayer> layers, Func<int, bool> comesStepByStep)
    {
        var lowering = new StackLowering(session, layers, 0);
        foreach (int i in Enumerable.Range(0, session.Model.Inputs.Count).Where(i => layers.Contains(session.Model.Inputs[i].Layer)))
        {
            var input = session.Model.Inputs[i];
            bool isStep = comesStepByStep(i);
            var shape = isStep ? input.Shape.Skip(1) : input.Shape;
            lowering.Start(input.Layer, session.Graph.AddInput(shape, Rate.Sample, input.Name, new Port(PortKind.Input, i, input.IsInteger)), null, isStep);
        }

        lowering.Run();
        return lowering;
    }

    public Value Output(BoundLayer layer) => _outputs[layer];

    /// <summary>Mask that leaves a layer; null for none.</summary>
    public Value? Mask(BoundLayer layer) => _masks[layer];

    /// <summary>The mask that reaches an output, repeated over the axes it does not have; null for none.</summary>
    public Value? RowMask(BoundOutput output) => Mask(output.Layer) is { } mask ? session.Builder.BroadcastTrailing(mask, output.Shape.Take(output.Shape.Rank - 1)) : null;

    /// <summary>Attention scores of a layer that gives them.</summary>
    public Value Scores(BoundLayer layer) => _scores[layer];

    /// <summary>Sets the value of an input.</summary>
    /// <param name="input">The input.</param>
    /// <param name="value">Its value.</param>
    /// <param name="mask">Its mask; null for none.</param>
    /// <param name="isTimed">Whether the value is one step of a stream, without its time axis.</param>
    public void Start(BoundLayer input, Value value, Value? mask, bool isTimed)
    {
        _outputs[input] = value;
        _masks[input] = mask;
        if (isTimed)
        {
            _timed.Add(input);
        }
    }

    /// <summary>Lowers the layers behind the inputs.</summary>
    public void Run()
    {
        foreach (var layer in layers.Where(l => l.Inputs.Count > 0))
        {
            Lower(layer);
        }
    }

    private IReadOnlyList<Value>? InitialStates(BoundLayer layer) =>
        layer.InitialStates.Count == 0 ? null :
        layer.StartsFromFinalStates ? session.StatesOf(layer.InitialStates[0]) : layer.InitialStates.Select(state => _outputs[state]).ToList();

    private void Lower(BoundLayer layer)
    {
        session.Builder.Scope = layer.Name;
        var areSteps = layer.Inputs.Select(_timed.Contains).ToList();
        bool isStep = session.Mode == LoweringMode.Decode ? areSteps.Contains(true) : !areSteps.Contains(false), isMixed = isStep && areSteps.Contains(false);
        bool readsWhole = isMixed && layer.Layer.ReadsWhole(layer, areSteps);
        int activities = session.Activities.Count;
        var lowering = new LayerLowering(session, layer, rowAxes, layer.Inputs.Select(input => Given(_masks[input], input)).ToList(), isStep)
        {
            InitialStates = InitialStates(layer), Whole = readsWhole ? areSteps.ConvertAll(step => !step) : null,
        };
        var inputs = layer.Inputs.Select(input => Given(_outputs[input], input)!).ToList();
        var y = layer.Layer.Lower(lowering, inputs);
        _outputs[layer] = y;
        if (layer.Scores is not null && session.Scores is { } scores)
        {
            _scores[layer] = scores;
        }

        y.Name ??= layer.Name;
        _masks[layer] = layer.Layer.LowerMask(lowering, inputs);
        if (isStep && layer.Layer.KeepsTime(layer))
        {
            _timed.Add(layer);
        }

        if (session.Activities.Skip(activities).All(a => a.Layer != layer.Innermost))
        {
            session.RememberActivity(layer.Innermost, y);
        }

        // of a whole value beside a step, the row of that step; one of fewer axes is the same for all
        Value? Given(Value? value, BoundLayer input) =>
            value is not null && isMixed && !readsWhole && !_timed.Contains(input) && layer.Inputs.Any(other => _timed.Contains(other) && other.OutputShape.Rank == input.OutputShape.Rank) ? session.Row(value) : value;
    }
}
