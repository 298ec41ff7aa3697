using System;
using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Schedule;

/// <summary>
/// Turns a whole graph into a program with the batch in the lanes: every number of the model is a vector over the 16 samples of a group, weights are
/// broadcast. It has no tails and no horizontal operations, so it serves any shape and any op.
/// </summary>
internal sealed class ProgramScheduler
{
    // every step written out is long code that gains nothing; the narrower widths keep the loop and give the same bits
    private const int WidestBits = 512;

    // past a few hundred locals the JIT gets slow and spills
    private const int MostStatements = 150;

    // an element is a cache line; shorter rows of a power of 2 still spread over enough sets
    private const int ConflictingLines = 8;

    private readonly Tiling _tiling;
    private readonly LaneAxis _lanes;
    private readonly List<Buffer> _buffers = [];
    private readonly Dictionary<BufferKind, Buffer> _arrays = [];
    private readonly Dictionary<Port, Buffer> _stateBuffers = [];
    private readonly Dictionary<Value, Layout> _kept = [];
    private readonly HashSet<Value> _joined = [];
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
        var level = new Level(graph, null);
        LoadPorts(level);
        ScheduleScalars(level);
        ScheduleTop(level);
        StoreResults(level);
        graph.Kept.ForEach(value => _kept[value] = level.Known(value)!);
        return level;
    }

    private void LoadPorts(Level level)
    {
        foreach (var input in level.Graph.Inputs)
        {
            if (!level.Graph.Ports.TryGetValue(input, out var port))
            {
                level.SetLayout(input, _kept[input]);
                continue;
            }

            switch (port.Kind)
            {
                case PortKind.Parameter:
                    level.SetLayout(input, Layout.Dense(Array(level, BufferKind.Parameters), input.Shape, port.Index));
                    break;
                case PortKind.Weight or PortKind.WeightGradient or PortKind.Slot:
                    level.SetLayout(input, Layout.Dense(StateBuffer(port), input.Shape));
                    break;
                case PortKind.BatchCount or PortKind.LearningRate or PortKind.Step:
                case PortKind.BatchValue when input.Shape.Rank == 0:
                    AddScalar(level, input, null, port);
                    break;
                default:
                    var layout = Allocate(input, input.Shape, port.Kind.ToString());
                    level.SetLayout(input, layout);
                    level.Steps.Add(new LoadPortStep(port, layout, _lanes));
                    layout.Buffer.Touch(_position);
                    break;
            }
        }
    }

    private Buffer StateBuffer(Port port)
    {
        if (!_stateBuffers.TryGetValue(port, out var buffer))
        {
            string name = port.Kind switch { PortKind.Weight => "parameter", PortKind.WeightGradient => "gradient", _ => $"slot{port.Index}" };
            _stateBuffers[port] = buffer = new Buffer(BufferKind.State, 1, name);
        }

        return buffer;
    }

    /// <summary>One of the runtime's arrays, as long as the graph's ports reach.</summary>
    private Buffer Array(Level level, BufferKind kind)
    {
        if (!_arrays.TryGetValue(kind, out var buffer))
        {
            var ports = kind switch
            {
                BufferKind.Sums => level.Graph.Results.Where(r => r.Port.Kind == PortKind.Sum),
                BufferKind.PhaseSums => level.Graph.Results.Where(r => r.Port.Kind == PortKind.PhaseSum),
                _ => level.Graph.Ports.Where(p => p.Value.Kind == PortKind.Parameter).Select(p => (Port: p.Value, Value: p.Key)),
            };
            int length = ports.Select(p => p.Port.Index + p.Value.Shape.Elements).DefaultIfEmpty(0).Max();
            _arrays[kind] = buffer = new Buffer(kind, length, kind.ToString().ToLowerInvariant());
        }

        return buffer;
    }

    /// <summary>A new place in the arena for a value; with features in lanes rows are padded to whole vectors.</summary>
    private Layout Allocate(Value value, Shape shape, string name)
    {
        int padding = _lanes == LaneAxis.Feature ? Buffer.Lanes : 1;
        var padded = shape.Rank == 0 ? new Shape(padding) : shape.With(-1, (shape.Last + padding - 1) / padding * padding);

        // a view may start inside the last row; whole vectors are read there all the same
        int tail = _lanes == LaneAxis.Feature ? Buffer.Lanes : 0;
        var buffer = new Buffer(BufferKind.Arena, padded.Elements + tail, value.Name ?? name, _lanes);
        _buffers.Add(buffer);
        return new Layout(buffer, Index.Zero, shape, shape.Rank == 0 ? EquatableArray<int>.Empty : new(padded.Strides()));
    }

    /// <summary>
    /// A place for the steps of a scan. Products over the steps read one element of each: rows of an odd number of cache lines keep those from meeting in a
    /// few sets of the cache.
    /// </summary>
    private Layout AllocateSteps(Value value, string name)
    {
        if (_lanes == LaneAxis.Feature || value.Shape.Rank < 2 || value.Shape.Last < ConflictingLines || value.Shape.Last % 2 == 1)
        {
            return Allocate(value, value.Shape, name);
        }

        return Allocate(value, value.Shape.With(-1, value.Shape.Last + 1), name) with { Shape = value.Shape };
    }

    private static void AddScalar(Level level, Value value, Node? node, Port? port)
    {
        string name = "batch" + value.Id.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var operands = node?.Inputs.Select(v => level.Constant(v) switch
        {
            Immediate literal => Emit.Literal.Double(literal.Value),
            ScalarArgument scalar => scalar.Name,
            _ => throw new GraphException($"{node.Op.Mnemonic} of a batch number reads an array"),
        }).ToList();
        level.SetScalar(value, name);
        level.Steps.Add(new ScalarStep(name, node, operands ?? [], port));
    }

    private static void ScheduleScalars(Level level)
    {
        foreach (var node in level.Graph.Nodes.Where(Clusterer.IsScalar))
        {
            AddScalar(level, node.Output, node, null);
        }
    }

    private void ScheduleTop(Level level)
    {
        var clusters = Clusterer.Run(level.Graph);
        var optional = new List<Step>();
        var stored = level.Materialized(clusters);
        AddGradientDestinations(level);
        JoinInPlace(level, clusters);
        foreach (var cluster in clusters)
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
        if (optional.Count > 0)
        {
            level.Steps.Add(new InputGradientStep(optional));
        }
    }

    /// <summary>Sums over samples go straight into the runtime's arrays: gradients into the view of the parameter they belong to.</summary>
    private void AddGradientDestinations(Level level)
    {
        foreach (var (parameter, gradient) in level.Graph.Gradients)
        {
            var view = Resolve(level, parameter);
            var gradients = Array(level, BufferKind.Gradients);
            level.AddDestination(gradient, view with { Buffer = gradients });
        }

        foreach (var (port, value) in level.Graph.Results)
        {
            if (port.Kind is PortKind.Sum or PortKind.PhaseSum)
            {
                var sums = Array(level, port.Kind == PortKind.Sum ? BufferKind.Sums : BufferKind.PhaseSums);
                level.AddDestination(value, Layout.Dense(sums, value.Shape, port.Index));
            }
            else if (port.Kind is PortKind.Weight or PortKind.WeightGradient or PortKind.Slot)
            {
                level.AddDestination(value, Layout.Dense(StateBuffer(port), value.Shape));
            }
        }
    }

    private void StoreResults(Level level)
    {
        _position++;
        // a layer's output goes where the model's would, and nothing else may be written there
        foreach (var kind in new[] { PortKind.LayerOutput, PortKind.Output, PortKind.State, PortKind.CarriedState })
        {
            level.Steps.AddRange(StoreSteps(level, kind));
        }
    }

    private List<Step> StoreSteps(Level level, PortKind kind)
    {
        var steps = new List<Step>();
        foreach (var (port, value) in level.Graph.Results.Where(r => r.Port.Kind == kind))
        {
            int before = level.Steps.Count;
            var layout = Contiguous(level, value);
            steps.AddRange(level.Steps.Skip(before));
            level.Steps.RemoveRange(before, level.Steps.Count - before);
            layout.Buffer.Touch(_position);
            steps.Add(new StorePortStep(port, layout, _lanes));
        }

        return steps;
    }

    /// <summary>A layout whose elements are one after another in the arena, copied there if need be.</summary>
    private Layout Contiguous(Level level, Value value)
    {
        if (level.Constant(value) is null)
        {
            var layout = Resolve(level, value);
            if (layout.Buffer.Kind == BufferKind.Arena && (_lanes == LaneAxis.Feature ? IsRows(layout) : layout.Strides.Equals(new(layout.Shape.Strides()))))
            {
                return layout;
            }
        }

        var copy = Allocate(value, value.Shape, "copy");
        Copy(level, value, copy, value.Producer?.Scope ?? "");
        return copy;
    }

    /// <summary>Rows of neighbouring elements at one distance from each other.</summary>
    private static bool IsRows(Layout layout) => layout.Shape.Rank == 0 ||
        (layout.Strides[layout.Shape.Rank - 1] == 1 && (layout.Shape.Rank == 1 || layout.Take(layout.Shape.Rank - 1).Reshape(new Shape(layout.Shape.Rows)) is not null));

    private void Schedule(Level level, Cluster cluster, HashSet<Value> stored)
    {
        if (cluster.Kind is not ClusterKind.Tile and not ClusterKind.Softmax)
        {
            Close(level);
        }

        switch (cluster.Kind)
        {
            case ClusterKind.Scan: ScheduleScan(level, cluster.Root!); break;
            case ClusterKind.Softmax: ScheduleSoftmax(level, cluster.Root!); break;
            case ClusterKind.Copy: ScheduleCopy(level, cluster.Root!); break;
            case ClusterKind.Rows: ScheduleRows(level, cluster.Root!); break;
            default: ScheduleTile(level, cluster, stored); break;
        }
    }

    private void ScheduleTile(Level level, Cluster cluster, HashSet<Value> stored)
    {
        var nodes = (cluster.Root is null ? [] : new[] { cluster.Root }).Concat(cluster.Epilogue);
        foreach (var value in nodes.Select(n => n.Output).Where(v => stored.Contains(v) && level.Known(v) is null))
        {
            level.AddDestination(value, Allocate(value, value.Shape, cluster.Root?.Op.Mnemonic ?? "value"));
        }

        string scope = nodes.First().Scope;
        if (_lanes == LaneAxis.Feature)
        {
            new FeatureTileEmitter(level, cluster, Open(level, scope, cluster.Nodes.ToList()), _tiling, v => Resolve(level, v)).Emit();
            return;
        }

        var builder = new KernelBuilder(KernelName(scope), _lanes, _tiling.Lanes);
        new TileEmitter(level, cluster, builder, _tiling, v => Resolve(level, v)).Emit();
        AddCall(level, builder);
    }

    /// <summary>
    /// The kernel that goes on where the last one ended. One sequence has little work between calls, and what a step has just computed is still in registers.
    /// </summary>
    private KernelBuilder Open(Level level, string scope, List<Node> nodes)
    {
        int before = level.Steps.Count;
        var made = new HashSet<Value>(nodes.SelectMany(n => n.Outputs));
        nodes.SelectMany(n => n.Inputs).Where(v => !made.Contains(v) && level.Constant(v) is null).ToList().ForEach(v => Resolve(level, v));
        var copies = level.Steps.Skip(before).ToList();
        if (copies.Count > 0 || _open?.Kernel.Body.Count > MostStatements)
        {
            level.Steps.RemoveRange(before, copies.Count);
            Close(level);
            level.Steps.AddRange(copies);
        }

        return _open ??= new KernelBuilder(KernelName(scope), _lanes, _tiling.Lanes);
    }

    private void Close(Level level)
    {
        if (_open is { } builder)
        {
            _open = null;
            AddCall(level, builder);
        }
    }

    private void ScheduleSoftmax(Level level, Node node)
    {
        if (level.Known(node.Output) is null)
        {
            level.AddDestination(node.Output, Allocate(node.Output, node.Output.Shape, node.Op.Mnemonic));
        }

        var builder = _lanes == LaneAxis.Feature ? Open(level, node.Scope, [node]) : new KernelBuilder(KernelName(node.Scope), _lanes, _tiling.Lanes);
        builder.Kernel.Remarks.Add(Formula.Of(node, level, builder));
        new SoftmaxEmitter(builder, _lanes, _tiling, Resolve(level, node.Inputs[0]), level.Destinations(node.Output)).Emit();
        if (_lanes == LaneAxis.Sample)
        {
            AddCall(level, builder);
        }
    }

    private void AddCall(Level level, KernelBuilder builder)
    {
        foreach (var buffer in builder.Buffers)
        {
            buffer.Touch(_position);
        }

        level.Steps.Add(builder.Call);
    }

    private static string KernelName(string scope) => KernelBuilder.MethodName(scope);

    /// <summary>What only a pad or a concatenation reads is computed where it goes.</summary>
    private void JoinInPlace(Level level, IReadOnlyList<Cluster> clusters)
    {
        if (_lanes == LaneAxis.Feature)
        {
            return;
        }

        var made = new HashSet<Value>(clusters.Where(c => c.Kind is ClusterKind.Tile or ClusterKind.Softmax).SelectMany(c => c.Nodes).Select(n => n.Output));
        foreach (var node in clusters.Where(c => c.Kind == ClusterKind.Copy).Select(c => c.Root!))
        {
            var parts = node.Inputs.Distinct().Where(v => made.Contains(v) && level.Uses[v] == 1 && level.Known(v) is null).ToList();
            if (parts.Count > 0)
            {
                var whole = Allocate(node.Output, node.Output.Shape, node.Op.Mnemonic);
                level.AddDestination(node.Output, whole);
                _joined.UnionWith(parts);
                parts.ForEach(part => level.AddDestination(part, Part(node, node.Inputs.IndexOf(part), whole)));
            }
        }
    }

    /// <summary>Where an operand of a pad or a concatenation stands in the result.</summary>
    private static Layout Part(Node node, int operand, Layout whole) => node.Op is PadOp pad
        ? whole.Every(pad.Axis, pad.Before, pad.Interior + 1, node.Inputs[0].Shape[pad.Axis])
        : whole.Slice(((ConcatOp)node.Op).Axis, node.Inputs.Take(operand).Sum(v => v.Shape[((ConcatOp)node.Op).Axis]), node.Inputs[operand].Shape[((ConcatOp)node.Op).Axis]);

    private void ScheduleCopy(Level level, Node node)
    {
        if (level.Known(node.Output) is not { } whole)
        {
            whole = Allocate(node.Output, node.Output.Shape, node.Op.Mnemonic);
            level.AddDestination(node.Output, whole);
        }

        for (int i = 0; i < node.Inputs.Count; i++)
        {
            if (!_joined.Contains(node.Inputs[i]))
            {
                Copy(level, node.Inputs[i], Part(node, i, whole), node.Scope);
            }
        }

        if (node.Op is PadOp pad)
        {
            int end = pad.Before + node.Inputs[0].Shape[pad.Axis] + ((node.Inputs[0].Shape[pad.Axis] - 1) * pad.Interior);
            FillAround(level, node, pad, whole, end);
        }
    }

    private void FillAround(Level level, Node node, PadOp pad, Layout whole, int end)
    {
        Fill(level, pad.Fill, whole.Slice(pad.Axis, 0, pad.Before), node.Scope);
        for (int gap = 1; gap <= pad.Interior && end > pad.Before + 1; gap++)
        {
            Fill(level, pad.Fill, whole.Every(pad.Axis, pad.Before + gap, pad.Interior + 1, node.Inputs[0].Shape[pad.Axis] - 1), node.Scope);
        }

        Fill(level, pad.Fill, whole.Slice(pad.Axis, end, pad.After), node.Scope);
    }

    private void Fill(Level level, double value, Layout target, string scope)
    {
        if (target.Shape.Elements > 0)
        {
            EmitCopy(level, new Immediate(value), null, target, scope, "padding");
        }
    }

    private void Copy(Level level, Value value, Layout target, string scope)
    {
        var constant = level.Constant(value);
        EmitCopy(level, constant, constant is null ? Resolve(level, value) : null, target, scope, value.Name ?? "copy");
    }

    private void EmitCopy(Level level, Operand? constant, Layout? source, Layout target, string scope, string name)
    {
        var builder = new KernelBuilder(KernelName(scope), _lanes, _tiling.Lanes);
        constant = constant is ScalarArgument scalar ? builder.Scalar(scalar.Name) : constant;
        if (_lanes == LaneAxis.Feature)
        {
            new FeatureCopyEmitter(builder, _tiling).Emit(constant, source, target, name);
        }
        else
        {
            new CopyEmitter(builder, _tiling).Emit(constant, source, target, name);
        }

        AddCall(level, builder);
    }

    private void ScheduleRows(Level level, Node node)
    {
        var ids = Touched(Contiguous(level, node.Inputs[0]));
        if (node.Op is GatherOp)
        {
            var target = Allocate(node.Output, node.Output.Shape, "gather");
            level.AddDestination(node.Output, target);
            level.Steps.Add(new GatherRowsStep(ids, Rows(Resolve(level, node.Inputs[1])), Touched(target), _lanes));
            return;
        }

        var values = Touched(Contiguous(level, node.Inputs[1]));
        foreach (var gradient in level.Destinations(node.Output))
        {
            level.Steps.Add(new ScatterRowsStep(ids, values, Rows(gradient)));
        }
    }

    private Layout Touched(Layout layout)
    {
        layout.Buffer.Touch(_position);
        return layout;
    }

    private static Layout Rows(Layout table) => table.Buffer.Kind is BufferKind.Parameters or BufferKind.Gradients && table.Strides.SequenceEqual(table.Shape.Strides())
        ? table
        : throw new GraphException("rows can be taken of a whole parameter only");

    private void ScheduleScan(Level level, Node node)
    {
        var scan = (ScanOp)node.Op;
        foreach (var output in node.Outputs)
        {
            var layout = AllocateSteps(output, node.Scope);
            layout.Buffer.Touch(_position);
            level.AddDestination(output, layout);
        }

        for (int i = 0; i < scan.Carries; i++)
        {
            Copy(level, node.Inputs[i], level.Known(node.Outputs[i])!.Fix(scan.Axis, scan.Reverse ? scan.Length : 0), node.Scope);
        }

        var time = new LoopVariable("t");
        var body = ScheduleBody(level, node, scan, time, out var inner);
        if (SkippedStep.Of(level.Graph, node) is { } skipped && inner.Known(scan.Body.Inputs[skipped.Mask]) is { Buffer.Kind: BufferKind.Arena } mask)
        {
            body = [new MaskedStep(mask, _lanes, body, ScheduleBody(level, node, scan with { Body = skipped.Body }, time, out _))];
        }

        bool unroll = (scan.Length <= 4 && _tiling.ElementwiseHalvings == 0) || (scan.Unroll && _tiling.Bits == WidestBits);
        level.Steps.Add(new TimeLoopStep(time, scan.Length, scan.Reverse, unroll, node.Scope, body));
    }

    private List<Step> ScheduleBody(Level level, Node node, ScanOp scan, LoopVariable time, out Level inner)
    {
        inner = new Level(scan.Body, level);
        BindInputs(level, inner, node, scan, time);
        var clusters = _lanes == LaneAxis.Feature ? CriticalPath.Order(Clusterer.Run(scan.Body)) : Clusterer.Run(scan.Body);
        var stored = inner.Materialized(clusters);
        var copies = BindOutputs(level, inner, node, scan, time);
        foreach (var cluster in clusters)
        {
            Schedule(inner, cluster, stored);
        }

        Close(inner);
        foreach (var (value, target) in copies)
        {
            Copy(inner, value, target, node.Scope);
        }

        return inner.Steps;
    }

    private void BindInputs(Level level, Level inner, Node node, ScanOp scan, LoopVariable time)
    {
        for (int i = 0; i < node.Inputs.Count; i++)
        {
            var input = scan.Body.Inputs[i];
            if (i < scan.Carries)
            {
                inner.SetLayout(input, level.Known(node.Outputs[i])!.Fix(scan.Axis, Index.Of(time) + (scan.Reverse ? 1 : 0)));
            }
            else if (i >= scan.Carries + scan.Scanned || level.Constant(node.Inputs[i]) is not null)
            {
                inner.Capture(input, node.Inputs[i]);
            }
            else
            {
                inner.SetLayout(input, Resolve(level, node.Inputs[i]).Fix(scan.Axis, Index.Of(time)));
            }
        }
    }

    /// <summary>Gives every body output its place in the histories and stacks; returns those that no nest of the body makes and must be copied.</summary>
    private List<(Value Value, Layout Target)> BindOutputs(Level level, Level inner, Node node, ScanOp scan, LoopVariable time)
    {
        var copies = new List<(Value, Layout)>();
        for (int i = 0; i < scan.Body.Outputs.Count; i++)
        {
            var value = scan.Body.Outputs[i];
            var target = level.Known(node.Outputs[i])!.Fix(scan.Axis, Index.Of(time) + (i < scan.Carries && !scan.Reverse ? 1 : 0));
            if (value.Producer is null || value.Producer.Op.IsView || value.Producer.Op is LiteralOp or ConcatOp or PadOp)
            {
                copies.Add((value, target));
            }
            else
            {
                inner.AddDestination(value, target);
            }
        }

        return copies;
    }

    /// <summary>Where the elements of a value are; a reshape that no strides express is copied first.</summary>
    private Layout Resolve(Level level, Value value)
    {
        if (level.Known(value) is { } known)
        {
            return known;
        }

        if (level.Captured(value) is { } captured)
        {
            return Resolve(captured.Level, captured.Value);
        }

        if (value.Producer is not { Op.IsView: true } producer)
        {
            throw new GraphException($"{value} is read before it is made");
        }

        var x = Resolve(level, producer.Inputs[0]);
        switch (producer.Op)
        {
            case SliceOp slice: return x.Slice(slice.Axis, slice.Start, slice.Length);
            case ReverseOp reverse: return x.Reverse(reverse.Axis);
            case TransposeOp transpose: return x.Transpose(transpose.Permutation);
            case BroadcastOp broadcast: return x.Broadcast(broadcast.Shape, broadcast.Axes);
            case WindowOp window: return x.Window(window.Axis, value.Shape[window.Axis], window.Size, window.Stride, window.Dilation);
            case ReshapeOp reshape when x.Reshape(reshape.Shape) is { } layout: return layout;
            default:
                var copy = Allocate(value, value.Shape, "copy");
                if (copy.Reshape(producer.Inputs[0].Shape) is not { } target)
                {
                    throw new UnsupportedScheduleException("a reshape across padded rows");
                }

                Copy(level, producer.Inputs[0], target, producer.Scope);
                level.SetLayout(value, copy);
                return copy;
        }
    }
}
