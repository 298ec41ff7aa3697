using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;
using NeuralSeqGen.Compiler.Schedule.Memory;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Programs;
using NeuralSeqGen.Compiler.Schedule.Storage;
using NeuralSeqGen.Compiler.Schedule.Values;

namespace NeuralSeqGen.Compiler.Schedule;

/// <summary>Turns whole graphs into programs. What happens to a graph, in order, is <see cref="Schedule"/>; what each kind of cluster becomes is <see cref="ClusterScheduler"/>.</summary>
internal sealed class ProgramScheduler
{
    private readonly ProgramKind _kind;
    private readonly Places _places;
    private readonly ClusterScheduler _clusters;
    private readonly Dictionary<Value, Layout> _kept = [];

    private ProgramScheduler(ProgramKind kind)
    {
        _kind = kind;
        _places = new Places(kind);
        _clusters = new ClusterScheduler(kind, _places);
    }

    /// <param name="graph">A graph after all passes.</param>
    /// <param name="bits">Vector width: 512, 256 or 128.</param>
    public static Program Run(Graph graph, int bits) => Run(graph, new Tiling(bits));

    /// <summary>Whether a graph has steps that the declaration wants written out.</summary>
    public static bool Unrolls(Graph graph) => graph.Nodes.Any(node => node.Op is ScanOp { Unroll: true });

    /// <summary>The program that does a graph's work for a group; there is one for every graph.</summary>
    public static Program Run(Graph graph, Tiling tiling) => RunGroup([graph], tiling)[0];

    /// <summary>A program for each phase; where they keep their arena, all have one plan of its memory.</summary>
    public static IReadOnlyList<Program> Run(PhaseList phases, Tiling tiling) =>
        phases.KeepsArena ? RunGroup(phases, tiling) : phases.Select(phase => Run(phase, tiling)).ToList();

    /// <summary>The program of an optimizer's update, whose samples are parameters.</summary>
    public static Program RunUpdate(Graph graph, Tiling tiling)
    {
        var scheduler = new ProgramScheduler(new UpdatePrograms(tiling));
        return scheduler.Programs([scheduler.Schedule(graph)])[0];
    }

    /// <summary>The program that does a graph's work for one sequence; null where the loops for one sequence do not serve the graph, so that it runs as a group.</summary>
    public static Program? RunOneSequence(Graph graph, Tiling tiling)
    {
        if (!OneSequence.Support.Has(graph))
        {
            return null;
        }

        var scheduler = new ProgramScheduler(new OneSequencePrograms(tiling));
        var level = scheduler.Schedule(graph);
        return level.Refusal is null ? scheduler.Programs([level])[0] : null;
    }

    /// <summary>The program of a graph whose only sample is a whole weight.</summary>
    public static Program RunWholeWeight(Graph graph, Tiling tiling)
    {
        var scheduler = new ProgramScheduler(new WholeWeightPrograms(tiling));
        return scheduler.Programs([scheduler.Schedule(graph)])[0];
    }

    private static IReadOnlyList<Program> RunGroup(IEnumerable<Graph> phases, Tiling tiling)
    {
        var scheduler = new ProgramScheduler(new GroupPrograms(tiling));
        return scheduler.Programs(phases.Select(scheduler.Schedule).ToList());
    }

    private IReadOnlyList<Program> Programs(IReadOnlyList<Level> levels)
    {
        if (levels.FirstOrDefault(level => level.Refusal is not null) is { } refused)
        {
            throw new GraphException($"no loops for {refused.Refusal}");
        }

        int arena = _places.Arena.Plan();
        var programs = levels.Select(level => Program(level, arena)).ToList();
        programs.ForEach(ProgramVerifier.Verify);
        return programs;
    }

    private Program Program(Level level, int arena)
    {
        var commands = level.Commands.ToLookup(command => _kind.ComputesNumbersOnce && command is ScalarCommand);
        return new Program([.. commands[true]], [.. commands[false]], arena, level.Graph, _kind.Samples);
    }

    private Level Schedule(Graph graph)
    {
        var plan = FormPlan.Of(graph, _kind.Tiling.Features, _kept.Where(k => k.Value.Form == Form.Features).Select(k => k.Key));
        var level = new Level(graph, null, plan);
        var ports = new PortScheduler(_places, level);
        ports.Load(_kept);
        BatchNumbers.Compute(level);
        ports.AddDestinations();
        var optional = ScheduleClusters(level);
        ScheduleInputGradients(level, ports, optional);
        _places.Arena.Advance();
        ports.Store();
        graph.Kept.ForEach(value => _kept[value] = level.Known(value)!);
        return level;
    }

    /// <summary>Adds the commands of a graph's clusters; returns those that only gradients of inputs need.</summary>
    private List<Command> ScheduleClusters(Level level)
    {
        var clusters = RowSums.Join(level.Graph, _clusters.Clusters(level.Graph), _kind.Tiling, level.Plan);
        var optional = new List<Command>();
        var stored = level.Materialized(clusters);
        _clusters.JoinInPlace(level, clusters);
        foreach (var cluster in JoinedProducts.Join(clusters, level.Graph.Ids, level.Plan, stored))
        {
            _places.Arena.Advance();
            var commands = level.Apart(() => _clusters.Schedule(level, cluster, stored));
            (cluster.IsOptional ? optional : level.Commands).AddRange(commands);
        }

        _clusters.Close(level);
        return optional;
    }

    private void ScheduleInputGradients(Level level, PortScheduler ports, List<Command> optional)
    {
        _places.Arena.Advance();
        optional.AddRange(level.Aside(() => ports.Store(PortKind.InputGradient)));
        level.ForgetConversions(); // those of the optional commands may not have taken place
        if (optional.Count > 0)
        {
            level.Commands.Add(new InputGradientCommand(optional));
        }
    }
}
