using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Tests.Passes;

/// <summary>Small graphs by hand.</summary>
internal sealed class PassGraph
{
    private readonly Graph _graph = new(new ValueIds());
    private int _inputs;

    private PassGraph() => Builder = new(_graph) { Scope = "test" };

    public GraphBuilder Builder { get; }

    /// <summary>A graph whose results are the values that a function makes.</summary>
    public static Graph Of(Func<PassGraph, IEnumerable<Value>> make)
    {
        var graph = new PassGraph();
        graph._graph.Results.AddRange(make(graph).Select((value, i) => (new Port(PortKind.Output, i), value)));
        GraphVerifier.Verify(graph._graph);
        return graph._graph;
    }

    public Value Input(string name, params int[] shape) => _graph.AddInput(new Shape(shape), Rate.Sample, name, new Port(PortKind.Input, _inputs++));

    /// <summary>A scan over the first axis with one carry.</summary>
    /// <param name="carry">Its start.</param>
    /// <param name="scanned">A value of which each step reads one row.</param>
    /// <param name="captured">Values that every step reads.</param>
    /// <param name="body">From carry, row and captured values: the new carry, the stacked values and the summed ones.</param>
    public IReadOnlyList<Value> Scan(Value carry, Value scanned, Value[] captured, Func<GraphBuilder, Value, Value, Value[], (Value Carry, Value[] Stacked, Value[] Summed)> body)
    {
        var inner = new Graph(_graph.Ids);
        var h = inner.AddInput(carry.Shape, Rate.Sample, "h");
        var x = inner.AddInput(scanned.Shape.Without(0), Rate.Sample, "x");
        Value[] constants = [.. captured.Select(value => inner.AddInput(value.Shape, value.Rate, value.Name))];
        var (next, stacked, summed) = body(new GraphBuilder(inner) { Scope = "test" }, h, x, constants);
        inner.Outputs.AddRange([next, .. stacked, .. summed]);
        return Builder.AppendAll(new ScanOp(inner, 0, scanned.Shape[0], Reverse: false, Carries: 1, Scanned: 1, stacked.Length), [carry, scanned, .. captured]);
    }
}
