using System.Collections.Generic;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Functions;

/// <summary>
/// What is left of a function once it is run at compile time: a graph over one sample, by itself. Binding reads its shapes and what depends on what; lowering
/// puts its nodes into the graph of the model.
/// </summary>
/// <param name="isTraining">Whether random numbers are drawn.</param>
internal sealed class FunctionGraph(bool isTraining)
{
    private readonly List<Value> _randoms = [];

    public GraphBuilder Builder { get; } = new(new Graph(new ValueIds()));

    public bool IsTraining => isTraining;

    /// <summary>What it reads, in the order of the parameters that are tensors; weights are constant.</summary>
    public IReadOnlyList<Value> Inputs => Builder.Graph.Inputs;

    /// <summary>Inputs that stand for uniform random numbers, of a stream of their own each.</summary>
    public IReadOnlyList<Value> Randoms => _randoms;

    /// <summary>Its results.</summary>
    public IReadOnlyList<Value> Results { get; set; } = [];

    /// <summary>Whether an extent of another axis than the last became a number, which may then mean anything.</summary>
    public bool CountsSteps { get; set; }

    /// <summary>Uniform numbers in [0, 1).</summary>
    public Value Random(Shape shape)
    {
        var value = new Value(Builder.Graph.Ids.Next(), shape, Rate.Sample, null);
        _randoms.Add(value);
        return value;
    }
}
