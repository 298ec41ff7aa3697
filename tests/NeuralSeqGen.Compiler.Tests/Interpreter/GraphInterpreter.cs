using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Tests.Interpreter;

/// <summary>
/// Executes a graph on a whole batch in float64, op by op, in the plainest way. The oracle for gradients, passes, schedules and generated code.
/// A value is <c>[sample][element]</c>, elements row-major; values of lower rates are the same array for every sample.
/// </summary>
internal sealed class GraphInterpreter
{
    private readonly PortValues _ports;
    private readonly Dictionary<Value, double[][]> _values = [];

    private GraphInterpreter(PortValues ports) => _ports = ports;

    /// <summary>Runs a whole program.</summary>
    public static GraphResults Run(Graph graph, PortValues ports) => Run(graph, ports, out _);

    /// <summary>Runs a whole program and also gives every value it made outside scans.</summary>
    public static GraphResults Run(Graph graph, PortValues ports, out IReadOnlyDictionary<Value, double[][]> values)
    {
        var interpreter = new GraphInterpreter(ports);
        foreach (var input in graph.Inputs)
        {
            interpreter._values[input] = ports.Read(graph.Ports[input], input.Shape);
        }

        interpreter.RunNodes(graph.Nodes);
        values = interpreter._values;
        var results = graph.Results.ToDictionary(r => (r.Port.Kind, r.Port.Index), r => interpreter._values[r.Value]);
        return new(results, interpreter.Gradients(graph));
    }

    private void RunNodes(IEnumerable<Node> nodes)
    {
        foreach (var node in nodes)
        {
            var inputs = node.Inputs.Select(i => _values[i]).ToList();
            var outputs = node.Op switch
            {
                StopGradientOp when _ports.Held.TryGetValue(node.Output, out double[][]? held) => [held],
                ScanOp scan => RunScan(scan, inputs),
                SoftmaxOp { WithLogSum: true } => [RunOp(node, inputs), [.. inputs[0].Select(x => SampleOps.LogSums(x, node.Output.Shape.Last))]],
                _ => [RunOp(node, inputs)],
            };
            for (int i = 0; i < outputs.Count; i++)
            {
                _values[node.Outputs[i]] = outputs[i];
                Check(node, node.Outputs[i], outputs[i]);
            }
        }
    }

    private static void Check(Node node, Value value, double[][] computed)
    {
        if (computed.Any(sample => sample.Length != value.Shape.Elements))
        {
            throw new InvalidOperationException($"{node.Op.Mnemonic} in {node.Scope} made {computed[0].Length} elements for {value} {value.Shape}");
        }
    }

    private double[][] RunOp(Node node, List<double[][]> inputs)
    {
        var shapes = node.Inputs.Select(i => i.Shape).ToList();
        if (node.Op is BatchReduceOp)
        {
            double[] sum = [.. Enumerable.Range(0, node.Output.Shape.Elements).Select(e => inputs[0].Sum(sample => sample[e]))];
            return [.. Enumerable.Repeat(sum, _ports.Batch)];
        }

        if (node.Op is ScatterAddRowsOp)
        {
            return [.. Enumerable.Repeat(ScatterRows(inputs[0], inputs[1], node.Output.Shape), _ports.Batch)];
        }

        return [.. Enumerable.Range(0, _ports.Batch).Select(sample => node.Op is RandomOp random
            ? RandomNumbers(random, sample)
            : SampleOps.Run(node.Op, inputs.Select(i => i[sample]).ToList(), shapes, node.Output.Shape))];
    }

    private static double[] ScatterRows(double[][] ids, double[][] values, Shape table)
    {
        double[] sum = new double[table.Elements];
        for (int sample = 0; sample < ids.Length; sample++)
        {
            for (int e = 0; e < values[sample].Length; e++)
            {
                sum[(SampleOps.RowOf(ids[sample][e / table[1]], table[0]) * table[1]) + (e % table[1])] += values[sample][e];
            }
        }

        return sum;
    }

    private double[] RandomNumbers(RandomOp random, int sample) =>
        [.. Enumerable.Range(0, random.Shape.Elements).Select(e => (double)CompilerServices.LaneRandom.Uniform(_ports.Seed, (uint)random.Stream, _ports.BatchNumber, sample, (uint)e))];

    private List<double[][]> RunScan(ScanOp scan, List<double[][]> inputs)
    {
        var run = new ScanRun(scan, inputs, _ports.Batch);
        for (int i = 0; i < scan.Length; i++)
        {
            int step = scan.Reverse ? scan.Length - 1 - i : i;
            run.Enter(step, _values);
            RunNodes(scan.Body.Nodes);
            run.Leave(step, _values);
        }

        return run.Results;
    }

    /// <summary>A gradient belongs to a view of a parameter: the same view of the parameters' indices says where each element goes.</summary>
    private double[] Gradients(Graph graph)
    {
        double[] total = new double[_ports.Parameters.Length];
        if (graph.Gradients.Count == 0)
        {
            return total;
        }

        var indices = new GraphInterpreter(new PortValues(1) { Parameters = [.. Enumerable.Range(0, total.Length).Select(i => (double)i)] });
        foreach (var (parameter, gradient) in graph.Gradients)
        {
            double[] where = indices.IndicesOf(parameter, graph);
            for (int e = 0; e < where.Length; e++)
            {
                total[(int)where[e]] += _values[gradient][0][e];
            }
        }

        return total;
    }

    private double[] IndicesOf(Value view, Graph graph)
    {
        if (view.Producer is null)
        {
            return _ports.Read(graph.Ports[view], view.Shape)[0];
        }

        var node = view.Producer;
        return SampleOps.Run(node.Op, [IndicesOf(node.Inputs[0], graph)], [node.Inputs[0].Shape], view.Shape);
    }
}
