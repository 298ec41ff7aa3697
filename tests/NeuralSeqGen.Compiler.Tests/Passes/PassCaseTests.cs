using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Passes;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Tests.Architecture;
using NeuralSeqGen.Compiler.Tests.Interpreter;
using NeuralSeqGen.Compiler.Tests.Properties;

namespace NeuralSeqGen.Compiler.Tests.Passes;

/// <summary>Every pass on a graph that it changes, before and after in text, and on one that it leaves alone.</summary>
public sealed class PassCaseTests
{
    /// <summary>The static classes of the room that run, apart from the order of all.</summary>
    private static readonly IReadOnlyList<Type> Passes = [.. typeof(CompilationPipeline).Assembly.GetTypes().Where(type => IsOfTheRoom(type) && type is { IsAbstract: true, IsSealed: true } && type != typeof(CompilationPipeline) && type.GetMethods().Any(method => method.Name == "Run"))];

    /// <summary>What each makes of a graph, in the order of the stages.</summary>
    private static readonly IReadOnlyList<(string Name, Func<Graph, PhaseList> Run)> Runs =
    [
        (nameof(ShareForward), graph => InPlace(graph, g => ShareForward.Run(PassCases.Trained(), g))),
        .. CompilationPipeline.Passes.Concat(CompilationPipeline.OneSequencePasses).Concat(CompilationPipeline.WholeWeightPasses).DistinctBy(pass => pass.Name)
            .Select(pass => (pass.Name, (Func<Graph, PhaseList>)(graph => InPlace(graph, pass.Run)))),
        (nameof(SplitPhases), SplitPhases.Run),
    ];

    public static TheoryData<string> Names => [.. Runs.Select(pass => pass.Name)];

    [Fact]
    public void EveryPass_HasACase()
    {
        var names = Passes.Select(pass => pass.Name).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(names, PassCases.All.Select(c => c.Pass).Order(StringComparer.Ordinal));
        Assert.Equal(names, Runs.Select(pass => pass.Name).Order(StringComparer.Ordinal));
    }

    /// <summary>So that the pipeline reads as the order of all passes.</summary>
    [Fact]
    public void EveryPass_IsRunByThePipelineAndNoOtherRoom()
    {
        Assert.Empty(Passes.Except(CompiledTypes.UsedBy(typeof(CompilationPipeline))));
        var others = typeof(CompilationPipeline).Assembly.GetTypes().Where(type => !IsOfTheRoom(type));
        Assert.All(others, type => Assert.Empty(Passes.Intersect(CompiledTypes.UsedBy(type))));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Pass_ChangesTheTextAndNoNumber(string pass)
    {
        var graph = PassCases.All.Single(c => c.Pass == pass).Matching();
        string before = GraphPrinter.Print(graph);
        var ports = Ports(graph);
        var expected = GraphInterpreter.Run(graph, ports);
        var phases = Run(pass, graph);

        string after = Print(phases);
        Near.Equal(expected, phases.Count == 1 ? GraphInterpreter.Run(phases[0], ports) : ProgramExecutor.Run(phases, new Tiling(512), ports), 1e-12, pass);
        Assert.NotEqual(before, after);
        Snapshot.Verify($"before\n{before}\nafter\n{after}", "txt", test: pass);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Pass_LeavesOtherGraphsAlone(string pass)
    {
        var graph = PassCases.All.Single(c => c.Pass == pass).Left();
        string before = GraphPrinter.Print(graph);

        Assert.Equal(before, Print(Run(pass, graph)));
    }

    private static bool IsOfTheRoom(Type type) => type.Namespace == typeof(CompilationPipeline).Namespace;

    private static PhaseList InPlace(Graph graph, Action<Graph> run)
    {
        run(graph);
        return new([graph], keepsArena: false);
    }

    private static PhaseList Run(string pass, Graph graph)
    {
        var phases = Runs.Single(p => p.Name == pass).Run(graph);
        Assert.All(phases, GraphVerifier.Verify);
        return phases;
    }

    private static string Print(PhaseList phases) => string.Join("\n", phases.Select(GraphPrinter.Print));

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
