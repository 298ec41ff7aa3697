using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;
using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Memory;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Programs;
using NeuralSeqGen.Compiler.Schedule.Values;

namespace NeuralSeqGen.Compiler.Schedule;

/// <summary>Scans: their histories, stacks and bodies.</summary>
internal sealed partial class ProgramScheduler
{
    // every step written out is long code that gains nothing; the narrower widths keep the loop and give the same bits
    private const int WidestBits = 512;

    private void ScheduleScan(Level level, Node node)
    {
        var scan = (ScanOp)node.Op;
        foreach (var output in node.Outputs)
        {
            var layout = _plan.Contains(output) ? AllocateRows(output, node.Scope) : AllocateSteps(output, node.Scope);
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
            body = [new MaskedCommand(mask, _form, body, ScheduleBody(level, node, scan with { Body = skipped.Body }, time, out _))];
        }

        // an unrolled step is a method of its own, which numbers of the batch do not reach
        bool unroll = ((scan.Length <= 4 && _tiling.ElementwiseHalvings == 0) || (scan.Unroll && _tiling.Bits == WidestBits)) && Calls(body).All(c => c.Scalars.Count == 0);
        level.Commands.Add(new TimeLoopCommand(time, scan.Length, scan.Reverse, unroll, node.Scope, body));
    }

    private static IEnumerable<CallCommand> Calls(IEnumerable<Command> commands) =>
        commands.SelectMany(command => command is MaskedCommand masked ? Calls(masked.Body.Concat(masked.Skipped)) : command is CallCommand call ? [call] : []);

    private List<Command> ScheduleBody(Level level, Node node, ScanOp scan, LoopVariable time, out Level inner)
    {
        inner = new Level(scan.Body, level);
        BindInputs(level, inner, node, scan, time);
        var clusters = Clusters(scan.Body);
        var stored = inner.Materialized(clusters);
        var copies = BindOutputs(level, inner, node, scan, time);
        foreach (var cluster in JoinedProducts.Join(clusters, scan.Body.Ids, _plan, stored))
        {
            Schedule(inner, cluster, stored);
        }

        Close(inner);
        foreach (var (value, target) in copies)
        {
            Copy(inner, value, target, node.Scope);
        }

        return inner.Commands;
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
                inner.SetLayout(input, Step(level, node.Inputs[i], scan.Axis, time));
            }
        }
    }

    /// <summary>A step of a value: in either form as long as its last axis runs on, a number of each sample always side by side.</summary>
    private Layout Step(Level level, Value value, int axis, LoopVariable time)
    {
        var step = Resolve(level, value).Fix(axis, AffineIndex.Of(time));
        return step.Form == Form.Features && (step.Shape.Rank == 0 || step.Strides.Last() != 1) ? ResolveAs(level, value, Form.Samples).Fix(axis, AffineIndex.Of(time)) : step;
    }

    /// <summary>Gives every body output its place in the histories and stacks; returns those that no kernel of the body makes and must be copied.</summary>
    private List<(Value Value, Layout Target)> BindOutputs(Level level, Level inner, Node node, ScanOp scan, LoopVariable time)
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
