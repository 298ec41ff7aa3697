using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;
using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Memory;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Programs;

namespace NeuralSeqGen.Compiler.Schedule.Values;

/// <summary>
/// What is known of the values of one graph level while it is scheduled: where each is, and what stands for it where it is no array.
/// A body's level asks the level around it for captured values.
/// </summary>
internal sealed class Level(Graph graph, Level? outer, FormPlan plan)
{
    private Dictionary<Value, Layout> _layouts = [];
    private readonly Dictionary<Value, Value> _captured = [];
    private readonly Dictionary<Value, string> _scalars = [];
    private readonly Dictionary<Value, List<Layout>> _destinations = [];
    private Dictionary<(Value, Form), Layout> _converted = [];

    public Graph Graph { get; } = graph;

    public Level? Outer { get; } = outer;

    /// <summary>The form each value is made in.</summary>
    public FormPlan Plan { get; } = plan;

    public Dictionary<Value, int> Uses { get; } = graph.CountUses();

    /// <summary>What this level does, in order.</summary>
    public List<Command> Commands { get; } = [];

    /// <summary>What the graph has that the loops of its kind of program do not serve; null as long as nothing was met.</summary>
    public string? Refusal { get; private set; }

    /// <summary>
    /// Says that loops for what was asked of them do not exist. Whether vectors can be read and written is known only when views, padding and what is computed
    /// in place have decided where values lie, so scheduling goes on to its end, and who asked for the program drops it.
    /// </summary>
    public void Refuse(string reason)
    {
        Refusal ??= reason;
        Outer?.Refuse(reason);
    }

    /// <summary>Takes out the commands that some work adds.</summary>
    public IReadOnlyList<Command> Apart(Action work)
    {
        int before = Commands.Count;
        work();
        var added = Commands.Skip(before).ToList();
        Commands.RemoveRange(before, added.Count);
        return added;
    }

    /// <summary>Says that a body input is a value of the level around.</summary>
    public void Capture(Value input, Value outerValue) => _captured[input] = outerValue;

    public void SetLayout(Value value, Layout layout) => _layouts[value] = layout;

    public void SetScalar(Value value, string name) => _scalars[value] = name;

    /// <summary>Adds a place the value must be written to; the first one is where others read it.</summary>
    public void AddDestination(Value value, Layout layout)
    {
        if (!_destinations.TryGetValue(value, out var list))
        {
            _destinations[value] = list = [];
        }

        list.Add(layout);
        if (!_layouts.ContainsKey(value))
        {
            _layouts[value] = layout;
        }
    }

    public IReadOnlyList<Layout> Destinations(Value value) => _destinations.TryGetValue(value, out var list) ? list : [];

    /// <summary>Says where a value is in another form than that it was made in.</summary>
    public void SetConverted(Value value, Layout layout) => _converted[(value, layout.Form)] = layout;

    /// <summary>The copy of a value in one form, if there is one.</summary>
    public Layout? Converted(Value value, Form form) => _converted.TryGetValue((value, form), out var layout) ? layout : null;

    public void ForgetConversions() => _converted.Clear();

    /// <summary>The commands of something that does not always take place: what it copies or converts is not known afterwards.</summary>
    public IReadOnlyList<Command> Aside(Action work)
    {
        var (layouts, converted) = (_layouts, _converted);
        (_layouts, _converted) = (new(layouts), new(converted));
        var commands = Apart(work);
        (_layouts, _converted) = (layouts, converted);
        return commands;
    }

    /// <summary>The layout already known for a value itself, views aside.</summary>
    public Layout? Known(Value value) =>
        _layouts.TryGetValue(value, out var layout) ? layout :
        _captured.TryGetValue(value, out var outerValue) ? Outer!.Known(outerValue) : null;

    /// <summary>The level and value a body input stands for.</summary>
    public (Level Level, Value Value)? Captured(Value value) => _captured.TryGetValue(value, out var outerValue) ? (Outer!, outerValue) : null;

    /// <summary>A literal or a number that is one per batch, through views; null for arrays.</summary>
    public Operand? Constant(Value value)
    {
        if (_captured.TryGetValue(value, out var outerValue))
        {
            return Outer!.Constant(outerValue);
        }

        if (_scalars.TryGetValue(value, out string? name))
        {
            return new ScalarArgument(name);
        }

        return value.Producer switch
        {
            { Op: LiteralOp literal } => new Immediate(literal.Value),
            { Op: BroadcastOp or ReshapeOp } view => Constant(view.Inputs[0]),
            { Op.IsView: true } view => Constant(view.Inputs[0]),
            _ => null,
        };
    }

    /// <summary>Values that must be in memory: read through a view, along another axis, by another cluster, or as a result.</summary>
    public HashSet<Value> Materialized(IReadOnlyList<Cluster> clusters)
    {
        var stored = new HashSet<Value>(Graph.Outputs.Concat(Graph.Kept).Concat(Graph.Results.Select(r => r.Value)).Select(Clusterer.Origin));
        foreach (var cluster in clusters)
        {
            var local = new HashSet<Value>(cluster.Epilogue.Select(n => n.Output));
            if (cluster.Root is { } root && cluster.Kind == ClusterKind.Tile)
            {
                local.Add(root.Output);
            }

            var inner = new HashSet<Value>(cluster.Inner.Select(n => n.Output));
            stored.UnionWith(cluster.Epilogue.SelectMany(n => n.Inputs).Where(v => !local.Contains(v)).Select(Clusterer.Origin));
            stored.UnionWith(cluster.Inner.SelectMany(n => n.Inputs).Where(v => !inner.Contains(v)).Select(Clusterer.Origin));
            stored.UnionWith((cluster.Root?.Inputs ?? []).Where(v => !inner.Contains(v)).Select(Clusterer.Origin));
        }

        return stored;
    }
}
