using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Passes;
using NeuralSeqGen.Compiler.Schedule;
using NeuralSeqGen.Compiler.Schedule.Plan;

namespace NeuralSeqGen.Compiler.Tests.Interpreter;

/// <summary>Programs over whole weights as they are made: all passes, features in the lanes, sums in order.</summary>
internal static class WholeWeights
{
    private static readonly PortKind[] Written = [PortKind.Weight, PortKind.WeightGradient, PortKind.Slot, PortKind.Number];

    /// <summary>The graph before passes, after them, and its program at every width give the same; returns it.</summary>
    public static GraphResults SchedulesComputeTheGraph(Graph graph, PortValues ports)
    {
        var expected = GraphInterpreter.Run(graph, ports);
        CompilationPipeline.RunForWholeWeight(graph);
        Same(graph, expected, GraphInterpreter.Run(graph, ports), "after passes");
        foreach (int bits in new[] { 512, 256, 128 })
        {
            Same(graph, expected, ProgramExecutor.Run(ProgramScheduler.RunWholeWeight(graph, new Tiling(bits)), ports), $"{bits} bits");
        }

        return expected;
    }

    private static void Same(Graph graph, GraphResults expected, GraphResults actual, string what)
    {
        foreach (var (port, _) in graph.Results.Where(r => Written.Contains(r.Port.Kind)))
        {
            double[] wanted = expected.Flat(port.Kind, port.Index), given = actual.Flat(port.Kind, port.Index);
            Assert.Equal(wanted.Length, given.Length);
            for (int i = 0; i < wanted.Length; i++)
            {
                Assert.True(wanted[i].Equals(given[i]) || Math.Abs(wanted[i] - given[i]) <= 1e-9 * Math.Max(1, Math.Abs(wanted[i])), $"{what}: {port.Kind} {port.Index}[{i}] is {given[i]} instead of {wanted[i]}");
            }
        }
    }
}
