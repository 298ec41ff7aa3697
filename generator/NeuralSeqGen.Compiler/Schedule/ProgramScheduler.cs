using System;
using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Schedule;

/// <summary>
/// Turns a whole graph into a program. With the batch in the lanes every number of the model is a vector over the 16 samples of a group, weights are
/// broadcast: there are no tails and no horizontal operations, so it serves any shape and any op. With features in the lanes it serves one sequence, and
/// what <see cref="LanePlan"/> picks of a group.
/// </summary>
internal sealed partial class ProgramScheduler
{
    private readonly Tiling _tiling;
    private readonly LaneAxis _lanes;
    private readonly List<Buffer> _buffers = [];
    private readonly Dictionary<BufferKind, Buffer> _arrays = [];
    private readonly Dictionary<Port, Buffer> _stateBuffers = [];
    private readonly Dictionary<Value, Layout> _kept = [];
    private readonly HashSet<Value> _joined = [];
    private LanePlan _plan = null!;
    private KernelBuilder? _open;
    private int _position;

    private ProgramScheduler(Tiling tiling, LaneAxis lanes)
    {
        _tiling = tiling;
        _lanes = lanes;
    }

    /// <param name="graph">A graph after all passes.</param>
    /// <param name="bits">Vector width: 512, 256 or 128.</param>
    /// <param name="lanes">What the lanes are; throws <see cref="UnsupportedScheduleException"/> where features in lanes have no form for the graph.</param>
    public static Program Run(Graph graph, int bits, LaneAxis lanes = LaneAxis.Sample) => Run(graph, new Tiling(bits), lanes);

    public static Program Run(Graph graph, Tiling tiling, LaneAxis lanes = LaneAxis.Sample) => new ProgramScheduler(tiling, lanes).Run([graph])[0];

    /// <summary>A program for each phase; where they keep their arena, all have one plan of its memory.</summary>
    public static IReadOnlyList<Program> Run(PhaseList phases, Tiling tiling) =>
        phases.KeepsArena ? new ProgramScheduler(tiling, LaneAxis.Sample).Run(phases.ToList()) : phases.Select(phase => Run(phase, tiling)).ToList();

    private List<Program> Run(IReadOnlyList<Graph> phases)
    {
        var levels = phases.Select(Schedule).ToList();
        int arena = MemoryPlanner.Plan(_buffers);
        var programs = levels.Select(level => new Program(level.Steps, arena, level.Graph)).ToList();
        programs.ForEach(ProgramVerifier.Verify);
        return programs;
    }

    private Level Schedule(Graph graph)
    {
        _arrays.Clear();
        _plan = LanePlan.Of(graph, _lanes == LaneAxis.Feature ? FeatureLanes.Never : _tiling.Features, _kept.Where(k => k.Value.Lanes == LaneAxis.Feature).Select(k => k.Key));
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
        clusters = _lanes == LaneAxis.Sample ? RowSums.Join(level.Graph, clusters, _tiling, _plan) : clusters;
        var optional = new List<Step>();
        var stored = level.Materialized(clusters);
        AddGradientDestinations(level);
        JoinInPlace(level, clusters);
        foreach (var cluster in JoinedProducts.Join(clusters, level.Graph.Ids, _plan, stored))
        {
            _position++;
            int before = level.Steps.Count;
            Schedule(level, cluster, stored);
            if (cluster.IsOptional)
            {
                optional.AddRange(level.Steps.Skip(before));
                level.Steps.RemoveRange(before, level.Steps.Count - before);
            }
        }

        Close(level);
        _position++;
        optional.AddRange(StoreSteps(level, PortKind.InputGradient));
        level.ForgetConversions(); // those of the optional steps may not have taken place
        if (optional.Count > 0)
        {
            level.Steps.Add(new InputGradientStep(optional));
        }
    }

    private IReadOnlyList<Cluster> Clusters(Graph graph) =>
        _lanes == LaneAxis.Feature ? CriticalPath.Order(Clusterer.Run(graph)) : Clusterer.Run(graph);
}
