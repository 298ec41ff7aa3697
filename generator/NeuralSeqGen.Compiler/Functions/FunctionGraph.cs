using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Functions;

/// <summary>
/// What is left of a function once it is run at compile time: a graph over one sample, by itself. Binding reads its shapes and what depends on what; lowering
/// puts its nodes into the graph of the model.
/// </summary>
/// <param name="isTraining">Whether random numbers are drawn.</param>
internal sealed class FunctionGraph(bool isTraining)
{
    private readonly List<Value> _tensors = [];
    private readonly List<Value> _weights = [];
    private readonly List<Value> _randoms = [];

    public GraphBuilder Builder { get; } = new(new Graph(new ValueIds()));

    public bool IsTraining => isTraining;

    /// <summary>What it reads besides weights, in the order of the parameters.</summary>
    public IReadOnlyList<Value> Tensors => _tensors;

    /// <summary>Its weights, in the order of the parameters.</summary>
    public IReadOnlyList<Value> Weights => _weights;

    /// <summary>The mask that it reads; null for none.</summary>
    public Value? Mask { get; private set; }

    /// <summary>Inputs that stand for uniform random numbers, of a stream of their own each.</summary>
    public IReadOnlyList<Value> Randoms => _randoms;

    /// <summary>Its results.</summary>
    public IReadOnlyList<Value> Results { get; set; } = [];

    /// <summary>Whether an extent of another axis than the last became a number, which may then mean anything.</summary>
    public bool CountsSteps { get; set; }

    public Value AddTensor(Shape shape) => Added(_tensors, shape, Rate.Sample);

    public Value AddWeight(Shape shape) => Added(_weights, shape, Rate.Constant);

    public Value AddMask(Shape shape) => Mask = Builder.Graph.AddInput(shape, Rate.Sample, null);

    /// <summary>Uniform numbers in [0, 1).</summary>
    public Value Random(Shape shape) => Added(_randoms, shape, Rate.Sample);

    /// <summary>Whether a result needs a value.</summary>
    public bool Needs(Value value) => Needed().Contains(value);

    /// <summary>The values that results need.</summary>
    public HashSet<Value> Needed()
    {
        var needed = new HashSet<Value>(Results);
        foreach (var node in Enumerable.Reverse(Builder.Graph.Nodes).Where(node => node.Outputs.Any(needed.Contains)))
        {
            needed.UnionWith(node.Inputs);
        }

        return needed;
    }

    private Value Added(List<Value> list, Shape shape, Rate rate)
    {
        list.Add(Builder.Graph.AddInput(shape, rate, null));
        return list[list.Count - 1];
    }
}
