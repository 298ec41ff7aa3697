using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;
using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Memory;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Programs;
using NeuralSeqGen.Compiler.Schedule.Tiles;
using NeuralSeqGen.Compiler.Schedule.Values;

namespace NeuralSeqGen.Compiler.Schedule;

/// <summary>Pads, concatenations and copies.</summary>
internal sealed partial class ProgramScheduler
{
    /// <summary>What only a pad or a concatenation reads is computed where it goes.</summary>
    private void JoinInPlace(Level level, IReadOnlyList<Cluster> clusters)
    {
        if (_form == Form.Features)
        {
            return;
        }

        var made = new HashSet<Value>(clusters.Where(c => c.Kind is ClusterKind.Tile or ClusterKind.Softmax).SelectMany(c => c.Nodes).Select(n => n.Output));
        foreach (var node in clusters.Where(c => c.Kind == ClusterKind.Copy).Select(c => c.Root!))
        {
            var parts = node.Inputs.Distinct().Where(v => made.Contains(v) && level.Uses[v] == 1 && level.Known(v) is null).ToList();
            if (parts.Count > 0)
            {
                var whole = AllocateWhole(node);
                level.AddDestination(node.Output, whole);
                _joined.UnionWith(parts);
                parts.ForEach(part => level.AddDestination(part, Part(node, node.Inputs.IndexOf(part), whole)));
            }
        }
    }

    private Layout AllocateWhole(Node node) =>
        _plan.Contains(node.Output) ? AllocateRows(node.Output, node.Op.Mnemonic) : Allocate(node.Output, node.Output.Shape, node.Op.Mnemonic);

    /// <summary>Where an operand of a pad or a concatenation stands in the result.</summary>
    private static Layout Part(Node node, int operand, Layout whole) => node.Op is PadOp pad
        ? whole.Every(pad.Axis, pad.Before, pad.Interior + 1, node.Inputs[0].Shape[pad.Axis])
        : whole.Slice(((ConcatOp)node.Op).Axis, node.Inputs.Take(operand).Sum(v => v.Shape[((ConcatOp)node.Op).Axis]), node.Inputs[operand].Shape[((ConcatOp)node.Op).Axis]);

    private void ScheduleCopy(Level level, Node node)
    {
        if (level.Known(node.Output) is not { } whole)
        {
            whole = AllocateWhole(node);
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
        var source = constant is null ? Resolve(level, value) : null;
        if (source is not null && target.Shape.Rank > 0 && source.Buffer.Kind == BufferKind.Arena && (source.Form != target.Form || (source.Form == Form.Features && source.Strides.Last() != 1)))
        {
            if (source.Form != target.Form && source.Strides.Last() == 1 && target.Strides.Last() == 1)
            {
                Convert(level, source, target);
                return;
            }

            source = ResolveAs(level, value, target.Form);
        }

        EmitCopy(level, constant, source, target, scope, value.Name ?? "copy");
    }

    private void EmitCopy(Level level, Operand? constant, Layout? source, Layout target, string scope, string name)
    {
        var builder = new KernelBuilder(KernelName(scope), target.Form == Form.Features ? Form.Features : _form, _tiling.Lanes);
        constant = constant is ScalarArgument scalar ? builder.Scalar(scalar.Name) : constant;
        var copy = new Copy(constant, source, target, name);
        if (target.Form == Form.Features)
        {
            new FeaturesInLanes.CopyLoops(builder, _tiling).Emit(copy);
        }
        else if (_form == Form.Features)
        {
            new OneSequence.CopyLoops(builder, _tiling).Emit(copy);
        }
        else
        {
            new SamplesInLanes.CopyLoops(builder, _tiling).Emit(copy);
        }

        AddCall(level, builder);
    }
}
