using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Binding;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Lowering;

/// <summary>Lowers the layers of a model one after another and remembers what each gives.</summary>
internal sealed class StackLowering(LoweringSession session)
{
    private readonly Dictionary<BoundLayer, Value> _outputs = [];
    private readonly Dictionary<BoundLayer, Value?> _masks = [];
    private readonly HashSet<BoundLayer> _timed = [];

    public Value Output(BoundLayer layer) => _outputs[layer];

    /// <summary>Mask that leaves a layer; null for none.</summary>
    public Value? Mask(BoundLayer layer) => _masks[layer];

    public void Run()
    {
        for (int i = 0; i < session.Model.Inputs.Count; i++)
        {
            AddInput(session.Model.Inputs[i], i);
        }

        foreach (var layer in session.Model.Layers)
        {
            if (layer.Inputs.Count > 0)
            {
                Lower(layer);
            }
        }
    }

    private IReadOnlyList<Value>? InitialStates(BoundLayer layer) =>
        layer.InitialStates.Count == 0 ? null :
        layer.StartsFromFinalStates ? session.StatesOf(layer.InitialStates[0]) : layer.InitialStates.Select(state => _outputs[state]).ToList();

    private void AddInput(BoundInput input, int index)
    {
        bool isStep = session.Mode == LoweringMode.Step;
        var shape = isStep ? input.Shape.Skip(1) : input.Shape;
        _outputs[input.Layer] = session.Graph.AddInput(shape, Rate.Sample, input.Name, new Port(PortKind.Input, index, input.IsInteger));
        _masks[input.Layer] = null;
        if (isStep)
        {
            _timed.Add(input.Layer);
        }
    }

    private void Lower(BoundLayer layer)
    {
        session.Builder.Scope = layer.Name;
        bool isStep = layer.Inputs.All(_timed.Contains);
        var lowering = new LayerLowering(session, layer, 0, layer.Inputs.Select(input => _masks[input]).ToList(), isStep) { InitialStates = InitialStates(layer) };
        var inputs = layer.Inputs.Select(input => _outputs[input]).ToList();
        var y = layer.Layer.Lower(lowering, inputs);
        _outputs[layer] = y;
        y.Name ??= layer.Name;
        _masks[layer] = layer.Layer.LowerMask(lowering, inputs);
        if (isStep && layer.Layer.KeepsTime(layer))
        {
            _timed.Add(layer);
        }
    }
}
