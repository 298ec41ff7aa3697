using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Tests.Interpreter;

namespace NeuralSeqGen.Compiler.Tests.Properties;

/// <summary>Random but legal contents for the ports of a model's programs.</summary>
internal static class RandomPorts
{
    public static PortValues For(BoundModel model, Graph graph, int batch, int seed)
    {
        var random = new Random(seed);
        var ports = new PortValues(batch) { Seed = 7, BatchNumber = 3, Parameters = Numbers(random, model.ParameterCount, -0.7, 0.7) };
        Statistics.MakePositive(model, ports.Parameters);
        foreach (var (value, port) in graph.Ports.Select(p => (p.Key, p.Value)))
        {
            if (port.Kind is not (PortKind.Parameter or PortKind.BatchCount or PortKind.Valid))
            {
                ports[port.Kind, port.Index] = [.. Enumerable.Range(0, batch).Select(_ => Contents(port, value.Shape, model, random))];
            }
        }

        return ports;
    }

    private static double[] Contents(Port port, Shape shape, BoundModel model, Random random) => port.Kind switch
    {
        PortKind.Target when port.IsInteger => [.. Enumerable.Range(0, shape.Elements).Select(_ => (double)random.Next(model.Outputs.Where(o => o.Loss is not null).ElementAt(port.Index).Shape.Last))],
        PortKind.Target => Numbers(random, shape.Elements, 0.05, 1),
        PortKind.RowWeight => Numbers(random, shape.Elements, 0.5, 2),
        PortKind.Slot => Numbers(random, shape.Elements, 0, 1),
        PortKind.StepNumber => [5],
        PortKind.Frozen => [port.Index / 2 % 2],
        PortKind.LearningRate => [0.01],
        PortKind.Input when port.IsInteger => Interpreter.RandomPorts.Ids(random, shape.Elements, model),
        PortKind.Input => Masked(Numbers(random, shape.Elements, -1, 1), shape, random),
        _ => Numbers(random, shape.Elements, -1, 1),
    };

    /// <summary>Some steps hold nothing but the mask value.</summary>
    private static double[] Masked(double[] x, Shape shape, Random random)
    {
        for (int row = 0; shape.Rank > 1 && row < shape.Rows; row++)
        {
            if (random.Next(4) == 0)
            {
                x.AsSpan(row * shape.Last, shape.Last).Fill(0.5);
            }
        }

        return x;
    }

    private static double[] Numbers(Random random, int count, double low, double high) =>
        [.. Enumerable.Range(0, count).Select(_ => (double)(float)(low + ((high - low) * random.NextDouble())))];
}
