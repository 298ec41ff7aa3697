using NeuralSeqGen.Compiler.Autodiff;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;
using NeuralSeqGen.Compiler.Passes;
using NeuralSeqGen.Compiler.Tests.Interpreter;

namespace NeuralSeqGen.Compiler.Tests.Ops;

/// <summary>One op on a few numbers.</summary>
/// <param name="Op">The op.</param>
/// <param name="Expected">Its results by hand, all samples and all results one after another.</param>
/// <param name="Inputs">Its operands.</param>
internal sealed record OpCase(Op Op, double[] Expected, params OpInput[] Inputs)
{
    public ulong Seed => 5;

    public int Batch => Inputs.Length == 0 ? 1 : Inputs[0].Values.Length / Inputs[0].Shape.Elements;

    /// <summary>A graph of the op alone, whose loss is the sum of every result times weights that differ.</summary>
    public Graph Graph(out IReadOnlyList<Value?> gradients)
    {
        var graph = new Graph(new ValueIds());
        Value[] inputs = [.. Inputs.Select((input, i) => graph.AddInput(input.Shape, Rate.Sample, "x" + i, new Port(PortKind.Input, i)))];
        var b = new GraphBuilder(graph) { Scope = "test" };
        var results = b.AppendAll(Op, inputs);
        var loss = results.Select((y, i) => b.Sum(b.Mul(y, graph.AddInput(y.Shape, Rate.Sample, "w" + i, new Port(PortKind.Target, i))))).Aggregate(b.Add);
        graph.Results.AddRange(results.Select((y, i) => (new Port(PortKind.Output, i), y)));
        graph.Results.Add((new Port(PortKind.Sum), b.BatchReduce(loss)));
        gradients = Differentiator.Run(graph, loss, inputs);
        return graph;
    }

    /// <summary>The operands, and the weights of the results.</summary>
    public PortValues Ports(Graph graph)
    {
        var ports = new PortValues(Batch) { Seed = Seed, BatchNumber = 2 };
        foreach (var (value, port) in graph.Ports)
        {
            int count = value.Shape.Elements;
            ports[port.Kind, port.Index] = [.. Enumerable.Range(0, Batch).Select(s => Enumerable.Range(0, count).Select(e => port.Kind == PortKind.Input ? Inputs[port.Index].Values[(s * count) + e] : Weight(s, e, port.Index)).ToArray())];
        }

        return ports;
    }

    public override string ToString() => $"{Op.Mnemonic} {Op.Attributes} of {string.Join(", ", Inputs.Select(input => input.Shape))}";

    private static double Weight(int sample, int element, int result) => 0.5 + (0.3 * element) - (0.2 * sample) + (0.1 * result);
}
