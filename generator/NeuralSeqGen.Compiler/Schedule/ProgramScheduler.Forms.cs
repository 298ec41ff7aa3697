using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Schedule;

/// <summary>The two forms of a group's values: samples in the lanes, or features in the lanes, a row for each sample.</summary>
internal sealed partial class ProgramScheduler
{
    private void ScheduleGroupTile(Level level, Cluster cluster, HashSet<Value> stored)
    {
        bool isGradient = cluster.Epilogue.Any(n => n.Op is BatchReduceOp);
        var values = isGradient ? [] : cluster.Together.SelectMany(c => c.Results).Select(n => n.Output).ToList();
        foreach (var value in values.Where(v => stored.Contains(v) && level.Known(v) is null))
        {
            level.AddDestination(value, AllocateRows(value, cluster.Root?.Op.Mnemonic ?? "value"));
        }

        values.ForEach(value => AddForm(level, value, LaneAxis.Feature));
        var builder = new KernelBuilder(KernelName(cluster.Results.First().Scope), LaneAxis.Feature, _tiling.Lanes);
        var forms = new GroupForms(v => Resolve(level, v), v => ResolveAs(level, v, LaneAxis.Feature), (v, term) => Weights(level, v, term));
        if (isGradient)
        {
            new GroupGradientEmitter(level, cluster, builder, _tiling, forms).Emit();
        }
        else
        {
            new GroupTileEmitter(level, cluster, builder, _tiling, forms).Emit();
        }

        AddCall(level, builder);
        values.ForEach(value => ConvertDestinations(level, value, LaneAxis.Feature));
    }

    /// <summary>Gives a value that must be written a place in the form it is computed in.</summary>
    private void AddForm(Level level, Value value, LaneAxis form)
    {
        if (_lanes == LaneAxis.Sample && value.Shape.Rank > 0 && level.Destinations(value) is { Count: > 0 } targets && targets.All(t => t.Buffer.Kind == BufferKind.Arena && t.Lanes != form))
        {
            var own = form == LaneAxis.Feature ? AllocateRows(value, "rows") : Allocate(value, value.Shape, "lanes");
            level.AddDestination(value, own);
            level.SetConverted(value, own);
        }
    }

    /// <summary>Brings a value to its destinations of the other form.</summary>
    private void ConvertDestinations(Level level, Value value, LaneAxis form)
    {
        if (_lanes == LaneAxis.Sample && value.Shape.Rank > 0 && level.Destinations(value).FirstOrDefault(t => t.Lanes == form && t.Buffer.Kind == BufferKind.Arena) is { } own)
        {
            foreach (var target in level.Destinations(value).Where(t => t.Lanes != form && t.Buffer.Kind == BufferKind.Arena))
            {
                Convert(level, own, target);
            }
        }
    }

    /// <summary>The value in one form, brought to it if need be; numbers that all samples share have none.</summary>
    private Layout ResolveAs(Level level, Value value, LaneAxis form)
    {
        var known = Resolve(level, value);
        if (HasForm(known, form))
        {
            return known;
        }

        if (known.Buffer.Kind != BufferKind.Arena)
        {
            return Packed(level, known);
        }

        if (level.Converted(value, form) is { } converted)
        {
            return converted;
        }

        if (level.Captured(value) is { } captured)
        {
            return ResolveAs(captured.Level, captured.Value, form);
        }

        var result = form == LaneAxis.Sample && (known.Shape.Rank == 0 || known.Strides.Last() != 1) ? ThroughView(level, value) : Converted(level, value, known, form);
        level.SetConverted(value, result);
        return result;
    }

    private Layout Converted(Level level, Value value, Layout known, LaneAxis form)
    {
        var result = form == LaneAxis.Feature ? AllocateRows(value, "rows") : Allocate(value, value.Shape, "lanes");
        Convert(level, known.Strides.Last() == 1 ? known : Neighbours(level, value), result);
        return result;
    }

    /// <summary>A view with features in the lanes whose last axis does not run on, or that is one number: the same view of what it looks at, with samples in the lanes.</summary>
    private Layout ThroughView(Level level, Value value)
    {
        if (value.Producer is not { Op.IsView: true } producer)
        {
            throw new GraphException($"{value} has features in the lanes along an axis that does not run on");
        }

        var source = ResolveAs(level, producer.Inputs[0], LaneAxis.Sample);
        if (View(producer, value.Shape, source) is { } view)
        {
            return view;
        }

        var copy = Allocate(value, value.Shape, "copy");
        EmitCopy(level, null, source, copy.Reshape(source.Shape)!, producer.Scope, value.Name ?? "copy");
        return copy;
    }

    // numbers that all samples share serve kernels of either kind, as long as vectors can be read of them; so does one number of each sample, side by side
    private bool HasForm(Layout layout, LaneAxis form) => _lanes == LaneAxis.Feature || (layout.Buffer.Kind == BufferKind.Arena
        ? form == LaneAxis.Sample ? layout.Lanes == LaneAxis.Sample : layout.Shape.Rank == 0 || (layout.Lanes == LaneAxis.Feature && layout.Strides.Last() == 1)
        : form == LaneAxis.Sample || layout.Shape.Rank == 0 || layout.Strides.Last() == 1);

    /// <summary>A copy with samples in the lanes whose last axis runs on.</summary>
    private Layout Neighbours(Level level, Value value)
    {
        var known = ResolveAs(level, value, LaneAxis.Sample);
        var copy = Allocate(value, value.Shape, "copy");
        EmitCopy(level, null, known, copy, value.Producer?.Scope ?? "", value.Name ?? "copy");
        return copy;
    }

    private void Convert(Level level, Layout source, Layout target)
    {
        source.Buffer.Touch(_position);
        target.Buffer.Touch(_position);
        level.Steps.Add(new ConvertStep(source, target));
    }

    /// <summary>A place for a value with features in the lanes: for each index of the axes before the last, a row of whole vectors for every sample.</summary>
    private Layout AllocateRows(Value value, string name)
    {
        int row = (value.Shape.Last + Buffer.Lanes - 1) / Buffer.Lanes * Buffer.Lanes;
        var padded = value.Shape.With(-1, row * Buffer.Lanes);

        // a view may start inside the last row; whole vectors are read there all the same
        var buffer = new Buffer(BufferKind.Arena, padded.Elements + Buffer.Lanes, value.Name ?? name, LaneAxis.Feature);
        _buffers.Add(buffer);
        return new Layout(buffer, Index.Zero, value.Shape, new(padded.Strides())) { Samples = row };
    }

    /// <summary>A value as rows that a port can take, if it is in that form; null where its samples are in the lanes.</summary>
    private Layout? Rows(Level level, Value value) =>
        _lanes == LaneAxis.Sample && level.Constant(value) is null && Resolve(level, value) is { Lanes: LaneAxis.Feature } layout && IsRows(layout) ? layout : null;
}
