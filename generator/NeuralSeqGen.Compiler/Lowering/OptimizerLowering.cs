using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Lowering;

/// <summary>
/// From an optimizer to the graphs of its steps. The elementwise step is one number of each kind, a parameter being the sample; the step over a whole
/// weight has that weight as its only sample. Both have the learning rate and the number of the step as numbers of the batch.
/// </summary>
internal static class OptimizerLowering
{
    /// <summary>One step on one parameter.</summary>
    public static Graph Elementwise(BoundOptimizer optimizer) => Step(optimizer, Shape.Scalar, [.. optimizer.Slots.Select(_ => Shape.Scalar)], isWhole: false);

    /// <summary>One step on a whole weight.</summary>
    public static Graph Whole(BoundOptimizer optimizer, BoundWeight weight)
    {
        Shape? Seen(Shape? shape) => optimizer.Optimizer.IsFlat && shape is not null ? new Shape(shape.Elements) : shape;
        return Step(optimizer, Seen(weight.Shape)!, [.. optimizer.Slots.Select((_, slot) => Seen(optimizer.SlotShape(slot, weight)))], isWhole: true);
    }

    private static Graph Step(BoundOptimizer optimizer, Shape shape, IReadOnlyList<Shape?> slotShapes, bool isWhole)
    {
        var graph = new Graph(new ValueIds());
        var b = new GraphBuilder(graph) { Scope = optimizer.Optimizer.KerasName };
        var weight = graph.AddInput(shape, Rate.Sample, "w", new Port(PortKind.Weight));
        var gradient = graph.AddInput(shape, Rate.Sample, "g", new Port(PortKind.WeightGradient));
        var slots = optimizer.Slots.Select((name, i) => slotShapes[i] is { } s ? graph.AddInput(s, Rate.Sample, name, new Port(PortKind.Slot, i)) : null!).ToList();
        var learningRate = graph.AddInput(Shape.Scalar, Rate.Batch, "learning_rate", new Port(PortKind.LearningRate));
        var step = graph.AddInput(Shape.Scalar, Rate.Batch, "step", new Port(PortKind.StepNumber));
        double decay = optimizer.Optimizer.WeightDecayOf(optimizer.Arguments, isWhole);
        var decayed = decay == 0 ? weight : b.Sub(weight, b.Mul(weight, b.Mul(b.Literal(decay), learningRate)));
        var lowering = new UpdateLowering(b, optimizer.Arguments, decayed, gradient, learningRate, step, slots, isWhole);
        graph.Results.Add((new Port(PortKind.Weight), optimizer.Optimizer.Update(lowering)));
        graph.Results.AddRange(lowering.Slots.Select((slot, i) => (new Port(PortKind.Slot, i), slot)).Where(r => r.slot is not null));
        return graph;
    }
}
