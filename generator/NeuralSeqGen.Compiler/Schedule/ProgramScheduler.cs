using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Memory;
using NeuralSeqGen.Compiler.Schedule.OneSequence;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Programs;
using NeuralSeqGen.Compiler.Schedule.Values;

namespace NeuralSeqGen.Compiler.Schedule;

/// <summary>
/// Turns a whole graph into a program. With the batch in the lanes every number of the model is a vector over the 16 samples of a group, weights are
/// broadcast: there are no tails and no horizontal operations, so it serves any shape and any op. With features in the lanes it serves one sequence, and
/// what <see cref="FormPlan"/> picks of a group.
/// </summary>
internal sealed partial class ProgramScheduler
{
    private readonly Tiling _tiling;
    private readonly Form _form;
    private readonly List<MemoryBuffer> _buffers = [];
    private readonly Dictionary<BufferKind, MemoryBuffer> _arrays = [];
    private readonly Dictionary<Port, MemoryBuffer> _stateBuffers = [];
    private readonly Dictionary<Value, Layout> _kept = [];
    private readonly HashSet<Value> _joined = [];
    private FormPlan _plan = null!;
    private KernelBuilder? _open;
    private int _position;

    private ProgramScheduler(Tiling tiling, Form form)
    {
        _tiling = tiling;
        _form = form;
    }

    /// <param name="graph">A graph after all passes.</param>
    /// <param name="bits">Vector width: 512, 256 or 128.</param>
    /// <param name="form">What the lanes are; throws <see cref="UnsupportedScheduleException"/> where features in lanes have no form for the graph.</param>
    public static Program Run(Graph graph, int bits, Form form = Form.Samples) => Run(graph, new Tiling(bits), form);

    public static Program Run(Graph graph, Tiling tiling, Form form = Form.Samples) => new ProgramScheduler(tiling, form).Run([graph])[0];

    /// <summary>A program for each phase; where they keep their arena, all have one plan of its memory.</summary>
    public static IReadOnlyList<Program> Run(PhaseList phases, Tiling tiling) =>
        phases.KeepsArena ? new ProgramScheduler(tiling, Form.Samples).Run(phases.ToList()) : phases.Select(phase => Run(phase, tiling)).ToList();

    private List<Program> Run(IReadOnlyList<Graph> phases)
    {
        var levels = phases.Select(Schedule).ToList();
        int arena = MemoryPlanner.Plan(_buffers);
        var programs = levels.Select(level => new Program(level.Commands, arena, level.Graph)).ToList();
        programs.ForEach(ProgramVerifier.Verify);
        return programs;
    }

    private Level Schedule(Graph graph)
    {
        _arrays.Clear();
        _plan = FormPlan.Of(graph, _form == Form.Features ? FeatureLanes.Never : _tiling.Features, _kept.Where(k => k.Value.Form == Form.Features).Select(k => k.Key));
        var level = new Level(graph, null);
        LoadPorts(level);
        ScheduleScalars(level);
        ScheduleTop(level);
        StoreResults(level);
        graph.Kept.ForEach(value => _kept[value] = level.Known(value)!);
        return level;
    }

    private void ScheduleTop(Level level)
    {
        var clusters = Clusters(level.Graph);
        clusters = _form == Form.Samples ? RowSums.Join(level.Graph, clusters, _tiling, _plan) : clusters;
        var optional = new List<Command>();
        var stored = level.Materialized(clusters);
        AddGradientDestinations(level);
        JoinInPlace(level, clusters);
        foreach (var cluster in JoinedProducts.Join(clusters, level.Graph.Ids, _plan, stored))
        {
            _position++;
            int before = level.Commands.Count;
            Schedule(level, cluster, stored);
            if (cluster.IsOptional)
            {
                optional.AddRange(level.Commands.Skip(before));
                level.Commands.RemoveRange(before, level.Commands.Count - before);
            }
        }

        Close(level);
        _position++;
        optional.AddRange(StoreAside(level, Results(level, PortKind.InputGradient)));
        level.ForgetConversions(); // those of the optional commands may not have taken place
        if (optional.Count > 0)
        {
            level.Commands.Add(new InputGradientCommand(optional));
        }
    }

    private IReadOnlyList<Cluster> Clusters(Graph graph) =>
        _form == Form.Features ? CriticalPath.Order(Clusterer.Run(graph)) : Clusterer.Run(graph);
}
