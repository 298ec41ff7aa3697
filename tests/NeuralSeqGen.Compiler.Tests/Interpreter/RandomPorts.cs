using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Tests.Interpreter;

/// <summary>Random parameters, inputs, targets and row weights for a model; with a mask in the model, the last steps of some samples are empty.</summary>
internal static class RandomPorts
{
    public static PortValues Of(BoundModel model, int batch, int seed)
    {
        var random = new Random(seed);
        var ports = new PortValues(batch) { Parameters = Uniform(random, model.ParameterCount, -0.9, 0.9), Seed = (ulong)seed, BatchNumber = 3 };
        Statistics.MakePositive(model, ports.Parameters);
        var input = model.Inputs[0].Shape;
        ports[PortKind.Input] = Each(batch, _ => model.Inputs[0].IsInteger ? Ids(random, input.Elements, model) : Uniform(random, input.Elements, -1.5, 1.5));
        if (model.Layers.Any(l => l.EmitsMask))
        {
            for (int sample = 0; sample < batch; sample++)
            {
                int steps = sample * input[0] / Math.Max(1, batch - 1), step = input.Elements / input[0];
                Array.Clear(ports[PortKind.Input][sample], steps * step, (input[0] - steps) * step);
            }
        }

        var output = model.Outputs[0];
        int targets = output.TargetShape.Elements;
        ports[PortKind.Target] = Each(batch, _ => output.TargetIsInteger
            ? [.. Enumerable.Range(0, targets).Select(_ => (double)random.Next(output.Shape.Last))]
            : Uniform(random, targets, 0, 1));
        ports[PortKind.RowWeight] = Each(batch, _ => Uniform(random, output.RowShape.Elements, 0.5, 1.5));
        return ports;
    }

    public static double[] Ids(Random random, int count, BoundModel model)
    {
        int ids = IdInputs.Narrowest(model.Inputs[0].Layer, model.Layers)?.Innermost.Arguments.Int("InputDim") ?? 5;
        return [.. Enumerable.Range(0, count).Select(_ => (double)random.Next(ids))];
    }

    private static double[][] Each(int batch, Func<int, double[]> sample) => [.. Enumerable.Range(0, batch).Select(sample)];

    private static double[] Uniform(Random random, int count, double low, double high) => [.. Enumerable.Range(0, count).Select(_ => low + ((high - low) * random.NextDouble()))];
}
