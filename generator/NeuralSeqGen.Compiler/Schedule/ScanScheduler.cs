using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;
using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Memory;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Programs;
using NeuralSeqGen.Compiler.Schedule.Storage;
using NeuralSeqGen.Compiler.Schedule.Values;

namespace NeuralSeqGen.Compiler.Schedule;

/// <summary>Time loops: the histories and stacks of scans, and their bodies.</summary>
internal sealed class ScanScheduler(Tiling tiling, Places places, ClusterScheduler clusters)
{
    private const int ShortScan = 4;

    public void Schedule(Level level, Node node)
    {
        var scan = (ScanOp)node.Op;
        foreach (var output in node.Outputs)
        {
            level.AddDestination(output, places.Arena.Touch(places.Arena.PlaceSteps(output, level.Plan.Of(output), node.Scope)));
        }

        for (int i = 0; i < scan.Carries; i++)
        {
            places.Copy(level, node.Inputs[i], level.Known(node.Outputs[i])!.Fix(scan.Axis, scan.Reverse ? scan.Length : 0), node.Scope);
        }

        var time = new LoopVariable("t");
        var body = Body(level, node, scan, time);

        // an unrolled step is a method of its own, which numbers of the batch do not reach
        bool unroll = ((scan.Length <= ShortScan && tiling.WritesOutShortScans) || (scan.Unroll && tiling.WritesOutUnrolledScans)) && Calls(body).All(c => c.Scalars.Count == 0);
        level.Commands.Add(new TimeLoopCommand(time, scan.Length, scan.Reverse, unroll, node.Scope, body));
    }

    private static IEnumerable<CallCommand> Calls(IEnumerable<Command> commands) =>
        commands.SelectMany(command => command is MaskedCommand masked ? Calls(masked.Body.Concat(masked.Skipped)) : command is CallCommand call ? [call] : []);

    /// <summary>The work of a step, and what is left of it where the step is masked.</summary>
    private IReadOnlyList<Command> Body(Level level, Node node, ScanOp scan, LoopVariable time)
    {
        var inner = Step(level, node, scan, time);
        return SkippedStep.Of(level.Graph, node) is { } skipped && inner.Known(scan.Body.Inputs[skipped.Mask]) is { Buffer.Kind: BufferKind.Arena } mask
            ? [new MaskedCommand(mask, inner.Commands, Step(level, node, scan with { Body = skipped.Body }, time).Commands)]
            : inner.Commands;
    }

    private Level Step(Level level, Node node, ScanOp scan, LoopVariable time)
    {
        var inner = new Level(scan.Body, level, level.Plan);
        BindInputs(level, inner, node, scan, time);
        var all = clusters.Clusters(scan.Body);
        var stored = inner.Materialized(all);
        var copies = BindOutputs(level, inner, node, scan, time);
        foreach (var cluster in JoinedProducts.Join(all, scan.Body.Ids, level.Plan, stored))
        {
            clusters.Schedule(inner, cluster, stored);
        }

        clusters.Close(inner);
        foreach (var (value, target) in copies)
        {
            places.Copy(inner, value, target, node.Scope);
        }

        return inner;
    }

    private void BindInputs(Level level, Level inner, Node node, ScanOp scan, LoopVariable time)
    {
        for (int i = 0; i < node.Inputs.Count; i++)
        {
            var input = scan.Body.Inputs[i];
            if (i < scan.Carries)
            {
                inner.SetLayout(input, level.Known(node.Outputs[i])!.Fix(scan.Axis, AffineIndex.Of(time) + (scan.Reverse ? 1 : 0)));
            }
            else if (i >= scan.Carries + scan.Scanned || level.Constant(node.Inputs[i]) is not null)
            {
                inner.Capture(input, node.Inputs[i]);
            }
            else
            {
                inner.SetLayout(input, AtStep(level, node.Inputs[i], scan.Axis, time));
            }
        }
    }

    /// <summary>A step of a value: in either form as long as its last axis runs on, a number of each sample always side by side.</summary>
    private Layout AtStep(Level level, Value value, int axis, LoopVariable time)
    {
        var step = places.Of(level, value).Fix(axis, AffineIndex.Of(time));
        return step.Form == Form.Features && (step.Shape.Rank == 0 || step.Strides.Last() != 1) ? places.As(level, value, Form.Samples).Fix(axis, AffineIndex.Of(time)) : step;
    }

    /// <summary>Gives every body output its place in the histories and stacks; returns those that no kernel of the body makes and must be copied.</summary>
    private static List<(Value Value, Layout Target)> BindOutputs(Level level, Level inner, Node node, ScanOp scan, LoopVariable time)
    {
        var copies = new List<(Value, Layout)>();
        for (int i = 0; i < scan.Body.Outputs.Count; i++)
        {
            var value = scan.Body.Outputs[i];
            var target = level.Known(node.Outputs[i])!.Fix(scan.Axis, AffineIndex.Of(time) + (i < scan.Carries && !scan.Reverse ? 1 : 0));
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
}
