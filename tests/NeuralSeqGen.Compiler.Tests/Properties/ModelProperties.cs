using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Passes;
using NeuralSeqGen.Compiler.Schedule;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Tests.Interpreter;

namespace NeuralSeqGen.Compiler.Tests.Properties;

/// <summary>What must hold for any model, checked on one: gradients, passes, kernels.</summary>
internal static class ModelProperties
{
    private const double Tolerance = 1e-9;

    /// <summary>Gradients of the parameters and of the first sample's inputs are those of central differences of the loss.</summary>
    /// <param name="model">The model.</param>
    /// <param name="seed">Of the numbers.</param>
    /// <param name="most">How many parameters to look at, evenly spread.</param>
    public static void GradientsAreFiniteDifferences(BoundModel model, int seed, int most = int.MaxValue)
    {
        var graph = ModelLowering.Train(model);
        GraphVerifier.Verify(graph);
        var ports = RandomPorts.For(model, graph, 3, seed);
        var results = GraphInterpreter.Run(graph, ports, out var values);
        ports.Hold(values);
        for (int i = 0; i < model.ParameterCount; i += Math.Max(1, model.ParameterCount / most))
        {
            if (!Statistics.Contains(model, i))
            {
                Compare($"parameter {i}", Slope(graph, ports, ports.Parameters, i), results.Gradients[i]);
            }
        }

        foreach (var (input, number) in model.Inputs.Select((input, number) => (input, number)).Where(p => !p.input.IsInteger))
        {
            double[] x = ports[PortKind.Input, number][1];
            for (int e = 0; e < x.Length; e++)
            {
                // an element that is exactly the mask value of the random inputs has no derivative
                if (x[e] != 0.5)
                {
                    Compare($"{input.Name} {e}", Slope(graph, ports, x, e), results[PortKind.InputGradient, number][1][e]);
                }
            }
        }
    }

    /// <summary>As <see cref="GradientsAreFiniteDifferences"/> for six parameters of any model, kinks included.</summary>
    public static void SomeGradientsAreFiniteDifferences(BoundModel model, int seed)
    {
        var graph = ModelLowering.Train(model);
        var ports = RandomPorts.For(model, graph, 2, seed);
        double[] gradients = GraphInterpreter.Run(graph, ports, out var values).Gradients;
        ports.Hold(values);
        var random = new Random(seed);
        for (int i = 0; i < 6 && gradients.Length > 0; i++)
        {
            int at = random.Next(gradients.Length);
            double wide = Slope(graph, ports, ports.Parameters, at, 1e-4), narrow = Slope(graph, ports, ports.Parameters, at);
            // a kink (relu, hard sigmoid, clipping) between the two points has no derivative to compare with
            if (Math.Abs(wide - narrow) < 1e-5 && !Statistics.Contains(model, at))
            {
                Assert.Equal(narrow, gradients[at], 1e-5 * Math.Max(1, Math.Abs(narrow)));
            }
        }
    }

    /// <summary>Every pass leaves every result as it was, and the kernels of all programs compute what the graphs say.</summary>
    public static void ProgramsComputeTheGraph(BoundModel model, int batch, int seed)
    {
        var graph = ModelLowering.Train(model);
        var ports = RandomPorts.For(model, graph, batch, seed);
        var expected = GraphInterpreter.Run(graph, ports);
        foreach (var (name, run) in CompilationPipeline.Passes)
        {
            run(graph);
            GraphVerifier.Verify(graph);
            Near.Equal(expected, GraphInterpreter.Run(graph, ports), Tolerance, name);
        }

        foreach (int bits in new[] { 512, 128 })
        {
            Near.Equal(expected, RunPhases(model, ports, Tiling(bits, seed)), Tolerance, $"training, {bits} bits");
        }

        OneSequenceComputesTheGraph(model, seed);
    }

    /// <summary>Tiles of a width, with features in the lanes at every other seed wherever that can be, else nowhere.</summary>
    public static Tiling Tiling(int bits, int seed) => new(bits, Features: (seed + (bits / 512)) % 2 == 0 ? FeatureLanes.Always : FeatureLanes.Never);

    /// <summary>The training programs of two models give the same bits.</summary>
    public static void ProgramsAreTheSame(BoundModel model, BoundModel other, int batch, int seed)
    {
        var ports = RandomPorts.For(model, ModelLowering.Train(model), batch, seed);
        Near.Equal(RunPhases(model, ports, Tiling(512, seed)), RunPhases(other, ports, Tiling(512, seed)), 0, "the other form");
    }

    /// <summary>The steps of a stream, one after another, give what the whole sequence gives.</summary>
    public static void StepsGiveTheSequence(BoundModel model, int seed)
    {
        var whole = ModelLowering.Predict(model);
        var ports = RandomPorts.For(model, whole, 2, seed);
        double[][] expected = GraphInterpreter.Run(whole, ports)[PortKind.Output];
        var graph = ModelLowering.Step(model);
        var states = new Dictionary<int, double[][]>();
        int steps = model.Inputs[0].Shape[0], given = model.Outputs[0].Shape.Elements;
        bool isSequence = Causality.Timed(model.Layers).Contains(model.Outputs[0].Layer);
        for (int t = 0; t < steps; t++)
        {
            var now = new PortValues(2) { Parameters = ports.Parameters, Seed = ports.Seed, BatchNumber = ports.BatchNumber };
            for (int i = 0; i < model.Inputs.Count; i++)
            {
                int width = model.Inputs[i].Shape.Elements / steps;
                now[PortKind.Input, i] = [.. ports[PortKind.Input, i].Select(x => x[(t * width)..((t + 1) * width)])];
            }

            foreach (var (index, state) in states)
            {
                now[PortKind.State, index] = state;
            }

            var results = GraphInterpreter.Run(graph, now);
            foreach (var (port, value) in results.Values.Where(v => v.Key.Kind == PortKind.State))
            {
                states[port.Index] = value;
            }

            foreach (var (wanted, found) in expected.Zip(results[PortKind.Output]))
            {
                int at = isSequence ? t * given / steps : 0;
                Assert.True(!(isSequence || t == steps - 1) || wanted[at..(at + found.Length)].Zip(found).All(p => Math.Abs(p.First - p.Second) < 1e-12), $"step {t} gives other numbers");
            }
        }
    }

    private static GraphResults RunPhases(BoundModel model, PortValues ports, Tiling tiling)
    {
        var graph = ModelLowering.Train(model);
        CompilationPipeline.Run(graph);
        return ProgramExecutor.Run(SplitPhases.Run(graph), tiling, ports);
    }

    private static void OneSequenceComputesTheGraph(BoundModel model, int seed)
    {
        var graph = ModelLowering.Predict(model);
        graph.Results.RemoveAll(r => r.Port.Kind == PortKind.LayerOutput);
        var ports = RandomPorts.For(model, graph, 1, seed);
        var expected = GraphInterpreter.Run(graph, ports);
        CompilationPipeline.Run(graph);
        CompilationPipeline.RunForOneSequence(graph);
        var program = ProgramScheduler.RunOneSequence(graph, new Tiling(256)) ?? ProgramScheduler.Run(graph, 256);
        Near.Equal(expected, ProgramExecutor.Run(program, ports), Tolerance, "one sequence");
    }

    private static double Slope(Graph graph, PortValues ports, double[] values, int at, double step = 1e-5)
    {
        double value = values[at];
        values[at] = value + step;
        double above = GraphInterpreter.Run(graph, ports).Sum(0);
        values[at] = value - step;
        double below = GraphInterpreter.Run(graph, ports).Sum(0);
        values[at] = value;
        return (above - below) / (2 * step);
    }

    private static void Compare(string what, double expected, double actual) =>
        Assert.True(Math.Abs(expected - actual) <= 1e-7 + (1e-5 * Math.Abs(expected)), $"{what}: gradient {actual}, difference {expected}");
}
