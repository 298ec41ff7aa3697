using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;
using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Memory;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Storage;
using NeuralSeqGen.Compiler.Schedule.Tiles;
using NeuralSeqGen.Compiler.Schedule.Values;

namespace NeuralSeqGen.Compiler.Schedule;

/// <summary>Pads and concatenations: their parts are computed where they go, or copied there.</summary>
internal sealed class CopyScheduler(Places places)
{
    private readonly HashSet<Value> _joined = [];

    /// <summary>What only a pad or a concatenation reads is computed where it goes.</summary>
    public void JoinInPlace(Level level, IReadOnlyList<Cluster> clusters)
    {
        var made = new HashSet<Value>(clusters.Where(c => c.Kind is ClusterKind.Tile or ClusterKind.Softmax).SelectMany(c => c.Nodes).Select(n => n.Output));
        foreach (var node in clusters.Where(c => c.Kind == ClusterKind.Copy).Select(c => c.Root!))
        {
            var parts = node.Inputs.Distinct().Where(v => made.Contains(v) && level.Uses[v] == 1 && level.Known(v) is null).ToList();
            if (parts.Count > 0)
            {
                var whole = AddWhole(level, node);
                _joined.UnionWith(parts);
                parts.ForEach(part => level.AddDestination(part, Part(node, node.Inputs.IndexOf(part), whole)));
            }
        }
    }

    /// <summary>Along the last axis from its front to its end: in rows a vector may write over what stands behind it, which comes later.</summary>
    public void Schedule(Level level, Node node)
    {
        var whole = level.Known(node.Output) ?? AddWhole(level, node);
        bool frontFirst = node.Op is PadOp { Axis: var axis } && axis == whole.Shape.Rank - 1;
        if (frontFirst)
        {
            FillFront(level, node, whole);
        }

        for (int i = 0; i < node.Inputs.Count; i++)
        {
            if (!_joined.Contains(node.Inputs[i]))
            {
                places.Copy(level, node.Inputs[i], Part(node, i, whole), node.Scope);
            }
        }

        if (node.Op is PadOp pad)
        {
            if (!frontFirst)
            {
                FillFront(level, node, whole);
            }

            FillBehind(level, node, pad, whole);
        }
    }

    private Layout AddWhole(Level level, Node node)
    {
        var whole = places.Arena.Place(node.Output, level.Plan.Of(node.Output), node.Op.Mnemonic);
        level.AddDestination(node.Output, whole);
        return whole;
    }

    /// <summary>Where an operand of a pad or a concatenation stands in the result.</summary>
    private static Layout Part(Node node, int operand, Layout whole) => node.Op is PadOp pad
        ? whole.Every(pad.Axis, pad.Before, pad.Interior + 1, node.Inputs[0].Shape[pad.Axis])
        : whole.Slice(((ConcatOp)node.Op).Axis, node.Inputs.Take(operand).Sum(v => v.Shape[((ConcatOp)node.Op).Axis]), node.Inputs[operand].Shape[((ConcatOp)node.Op).Axis]);

    private void FillFront(Level level, Node node, Layout whole)
    {
        var pad = (PadOp)node.Op;
        Fill(level, pad.Fill, whole.Slice(pad.Axis, 0, pad.Before), node.Scope);
    }

    private void FillBehind(Level level, Node node, PadOp pad, Layout whole)
    {
        int extent = node.Inputs[0].Shape[pad.Axis], end = pad.Before + extent + ((extent - 1) * pad.Interior);
        for (int gap = 1; gap <= pad.Interior && end > pad.Before + 1; gap++)
        {
            Fill(level, pad.Fill, whole.Every(pad.Axis, pad.Before + gap, pad.Interior + 1, extent - 1), node.Scope);
        }

        Fill(level, pad.Fill, whole.Slice(pad.Axis, end, pad.After), node.Scope);
    }

    private void Fill(Level level, double value, Layout target, string scope)
    {
        if (target.Shape.Elements > 0)
        {
            places.Copies.Write(level, new Copy(new Immediate(value), null, target, "padding"), scope);
        }
    }
}
