using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;
using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Memory;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Programs;
using NeuralSeqGen.Compiler.Schedule.Values;

namespace NeuralSeqGen.Compiler.Schedule;

/// <summary>Clusters that become kernels.</summary>
internal sealed partial class ProgramScheduler
{
    // past a few hundred locals the JIT gets slow and spills
    private const int MostStatements = 200;

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
        if (_plan.Contains(cluster))
        {
            ScheduleGroupTile(level, cluster, stored);
            return;
        }

        foreach (var value in cluster.Results.Select(n => n.Output).Where(v => stored.Contains(v) && level.Known(v) is null))
        {
            level.AddDestination(value, Allocate(value, value.Shape, cluster.Root?.Op.Mnemonic ?? "value"));
        }

        string scope = cluster.Results.First().Scope;
        if (_form == Form.Features)
        {
            new OneSequence.TileLoops(level, cluster, Open(level, scope, cluster.Nodes.ToList()), _tiling, v => Resolve(level, v)).Emit();
            return;
        }

        var values = cluster.Results.Select(n => n.Output).ToList();
        values.ForEach(value => AddForm(level, value, Form.Samples));
        var builder = new KernelBuilder(KernelName(scope), _form, _tiling.Lanes);
        new SamplesInLanes.TileLoops(level, cluster, builder, _tiling, v => ResolveAs(level, v, Form.Samples)).Emit();
        AddCall(level, builder);
        values.ForEach(value => ConvertDestinations(level, value, Form.Samples));
    }

    /// <summary>
    /// The kernel that goes on where the last one ended. One sequence has little work between calls, and what a step has just computed is still in registers.
    /// </summary>
    private KernelBuilder Open(Level level, string scope, List<Node> nodes)
    {
        int before = level.Commands.Count;
        var made = new HashSet<Value>(nodes.SelectMany(n => n.Outputs));
        nodes.SelectMany(n => n.Inputs).Where(v => !made.Contains(v) && level.Constant(v) is null).ToList().ForEach(v => Resolve(level, v));
        var copies = level.Commands.Skip(before).ToList();
        if (copies.Count > 0 || _open?.Kernel.Body.Count > MostStatements)
        {
            level.Commands.RemoveRange(before, copies.Count);
            Close(level);
            level.Commands.AddRange(copies);
        }

        return _open ??= new KernelBuilder(KernelName(scope), _form, _tiling.Lanes);
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
        foreach (var value in node.Outputs)
        {
            if (level.Known(value) is null)
            {
                level.AddDestination(value, Allocate(value, value.Shape, node.Op.Mnemonic));
            }

            AddForm(level, value, Form.Samples);
        }

        var builder = _form == Form.Features ? Open(level, node.Scope, [node]) : new KernelBuilder(KernelName(node.Scope), _form, _tiling.Lanes);
        builder.Kernel.Remarks.Add(Formula.Of(node, level, builder));
        new SamplesInLanes.SoftmaxLoops(builder, _form, _tiling, ResolveAs(level, node.Inputs[0], Form.Samples), InLanes(node.Output))
        {
            LogSums = node.Outputs.Count > 1 ? InLanes(node.Outputs[1]) : [],
        }.Emit();
        if (_form == Form.Samples)
        {
            AddCall(level, builder);
        }

        node.Outputs.ForEach(value => ConvertDestinations(level, value, Form.Samples));

        List<Layout> InLanes(Value value) => [.. level.Destinations(value).Where(target => target.Form == Form.Samples)];
    }

    private void AddCall(Level level, KernelBuilder builder)
    {
        foreach (var buffer in builder.Buffers)
        {
            buffer.Touch(_position);
        }

        level.Commands.Add(builder.Call);
    }

    private static string KernelName(string scope) => scope;

    private void ScheduleRows(Level level, Node node)
    {
        var ids = Touched(Contiguous(level, node.Inputs[0]));
        if (node.Op is GatherOp)
        {
            var target = Allocate(node.Output, node.Output.Shape, "gather");
            level.AddDestination(node.Output, target);
            level.Commands.Add(new GatherRowsCommand(ids, Rows(Resolve(level, node.Inputs[1])), Touched(target), _form));
            return;
        }

        var values = Touched(Contiguous(level, node.Inputs[1]));
        foreach (var gradient in level.Destinations(node.Output))
        {
            level.Commands.Add(new ScatterRowsCommand(ids, values, Rows(gradient)));
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
}
