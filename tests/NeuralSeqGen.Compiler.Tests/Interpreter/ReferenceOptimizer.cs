using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Tests.Interpreter;

/// <summary>A model's optimizer in float64: the graphs of its steps in the interpreter, and what their slots hold.</summary>
internal sealed class ReferenceOptimizer
{
    private readonly BoundModel _model;
    private readonly BoundOptimizer _optimizer;
    private readonly double[][][] _slots;
    private int _step;

    public ReferenceOptimizer(BoundModel model)
    {
        _model = model;
        _optimizer = model.Optimizer!;
        _slots = [.. model.Weights.Select(Start)];
    }

    /// <summary>The parameters after one more step, with the clips by norm before it.</summary>
    public double[] Step(double[] parameters, double[] gradients, double learningRate)
    {
        double[] result = [.. parameters];
        double joint = Math.Sqrt(_model.Weights.Where(w => !w.NeverTrained).Sum(w => gradients.Skip(w.Offset).Take(w.Length).Sum(g => g * g)));
        _step++;
        for (int i = 0; i < _model.Weights.Count; i++)
        {
            var weight = _model.Weights[i];
            var range = weight.Offset..(weight.Offset + weight.Length);
            double[] gradient = Part(WeightPart.Clip, weight, PortKind.WeightGradient, gradients[range], joint);
            var updated = GraphInterpreter.Run(Graph(weight), Ports(weight, parameters[range], gradient, _slots[i], learningRate, _step));
            updated.Flat(PortKind.Weight).CopyTo(result, weight.Offset);
            _slots[i] = [.. _slots[i].Select((slot, s) => slot.Length == 0 ? slot : updated.Flat(PortKind.Slot, s))];
        }

        return result;
    }

    /// <summary>The parameters with every constraint kept.</summary>
    public double[] Constrain(double[] parameters) =>
        [.. _model.Weights.SelectMany(weight => Part(WeightPart.Constrain, weight, PortKind.Weight, parameters[weight.Offset..(weight.Offset + weight.Length)], 0))];

    /// <summary>What a program over a whole weight makes of its values or its gradient; the same where none is declared.</summary>
    private double[] Part(WeightPart part, BoundWeight weight, PortKind port, double[] values, double joint)
    {
        if (WeightLowering.Of(_optimizer, weight).FirstOrDefault(p => p.Part == part) is not { Graph: { } graph })
        {
            return values;
        }

        var ports = new PortValues(1) { [port] = [values] };
        ports.SetAll(PortKind.JointNorm, joint);
        return GraphInterpreter.Run(graph, ports).Flat(port);
    }

    /// <summary>The graph that updates a weight.</summary>
    public Graph Graph(BoundWeight weight) => _optimizer.IsWhole(weight) ? OptimizerLowering.Whole(_optimizer, weight) : OptimizerLowering.Elementwise(_optimizer);

    /// <summary>What that graph reads: the weight as its only sample, or a parameter a sample.</summary>
    public PortValues Ports(BoundWeight weight, double[] parameters, double[] gradients, double[][] slots, double learningRate, int step)
    {
        bool isWhole = _optimizer.IsWhole(weight);
        double[][] Samples(double[] values) => isWhole ? [values] : [.. values.Select(v => new[] { v })];
        var ports = new PortValues(isWhole ? 1 : weight.Length) { [PortKind.Weight] = Samples(parameters), [PortKind.WeightGradient] = Samples(gradients) };
        ports.SetAll(PortKind.LearningRate, learningRate);
        ports.SetAll(PortKind.StepNumber, step);
        for (int slot = 0; slot < slots.Length; slot++)
        {
            ports[PortKind.Slot, slot] = Samples(slots[slot]);
        }

        return ports;
    }

    /// <summary>The slots of a weight before the first step; an empty one where it has none.</summary>
    private double[][] Start(BoundWeight weight) =>
        [.. _optimizer.SlotStarts.Select((start, slot) => Enumerable.Repeat(start, _optimizer.SlotShape(slot, weight)?.Elements ?? 0).ToArray())];
}
