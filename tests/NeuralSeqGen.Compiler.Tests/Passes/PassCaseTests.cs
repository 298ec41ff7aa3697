using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Passes;
using NeuralSeqGen.Compiler.Tests.Interpreter;
using NeuralSeqGen.Compiler.Tests.Properties;

namespace NeuralSeqGen.Compiler.Tests.Passes;

/// <summary>Every pass of the pipeline on a graph that it changes, before and after in text, and on one that it leaves alone.</summary>
public sealed class PassCaseTests
{
    private static readonly IReadOnlyList<(string Name, Action<Graph> Run)> Passes = [.. CompilationPipeline.Passes.Concat(CompilationPipeline.OneSequencePasses).Concat(CompilationPipeline.WholeWeightPasses).DistinctBy(pass => pass.Name)];

    public static TheoryData<string> Names => [.. Passes.Select(pass => pass.Name)];

    [Fact]
    public void EveryPass_HasACase() => Assert.Equal(Passes.Select(pass => pass.Name).Order(StringComparer.Ordinal), PassCases.All.Select(c => c.Pass).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void Pass_ChangesTheTextAndNoNumber(string pass)
    {
        var graph = PassCases.All.Single(c => c.Pass == pass).Matching();
        string before = GraphPrinter.Print(graph);
        var ports = Ports(graph);
        var expected = GraphInterpreter.Run(graph, ports);
        Run(pass, graph);

        Near.Equal(expected, GraphInterpreter.Run(graph, ports), 1e-12, pass);
        Assert.NotEqual(before, GraphPrinter.Print(graph));
        Snapshot.Verify($"before\n{before}\nafter\n{GraphPrinter.Print(graph)}", "txt", test: pass);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Pass_LeavesOtherGraphsAlone(string pass)
    {
        var graph = PassCases.All.Single(c => c.Pass == pass).Left();
        string before = GraphPrinter.Print(graph);
        Run(pass, graph);

        Assert.Equal(before, GraphPrinter.Print(graph));
    }

    private static void Run(string pass, Graph graph)
    {
        Passes.Single(p => p.Name == pass).Run(graph);
        GraphVerifier.Verify(graph);
    }

    /// <summary>Some number for everything that the graph reads.</summary>
    private static PortValues Ports(Graph graph)
    {
        var random = new Random(8);
        double[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextDouble() - 0.5)];
        var ports = new PortValues(2) { Parameters = Numbers(20) };
        foreach (var (value, port) in graph.Ports.Where(p => p.Value.Kind is PortKind.Input or PortKind.Target))
        {
            ports[port.Kind, port.Index] = [Numbers(value.Shape.Elements), Numbers(value.Shape.Elements)];
        }

        return ports;
    }
}
