using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;
using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Memory;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Programs;
using NeuralSeqGen.Compiler.Schedule.Tiles;
using NeuralSeqGen.Compiler.Schedule.Values;

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

        values.ForEach(value => AddForm(level, value, Form.Features));
        var builder = new KernelBuilder(KernelName(cluster.Results.First().Scope), Form.Features, _tiling.Lanes);
        var forms = new FeaturesInLanes.Forms(v => Resolve(level, v), v => ResolveAs(level, v, Form.Features), (v, term) => Weights(level, v, term));
        var job = new Job(level, cluster, builder, _tiling);
        if (isGradient)
        {
            new FeaturesInLanes.GradientLoops(job, forms).Emit();
        }
        else
        {
            new FeaturesInLanes.TileLoops(job, forms).Emit();
        }

        AddCall(level, builder);
        values.ForEach(value => ConvertDestinations(level, value, Form.Features));
    }

    /// <summary>Gives a value that must be written a place in the form it is computed in.</summary>
    private void AddForm(Level level, Value value, Form form)
    {
        if (_form == Form.Samples && value.Shape.Rank > 0 && level.Destinations(value) is { Count: > 0 } targets && targets.All(t => t.Buffer.Kind == BufferKind.Arena && t.Form != form))
        {
            var own = form == Form.Features ? AllocateRows(value, "rows") : Allocate(value, value.Shape, "lanes");
            level.AddDestination(value, own);
            level.SetConverted(value, own);
        }
    }

    /// <summary>Brings a value to its destinations of the other form.</summary>
    private void ConvertDestinations(Level level, Value value, Form form)
    {
        if (_form == Form.Samples && value.Shape.Rank > 0 && level.Destinations(value).FirstOrDefault(t => t.Form == form && t.Buffer.Kind == BufferKind.Arena) is { } own)
        {
            foreach (var target in level.Destinations(value).Where(t => t.Form != form && t.Buffer.Kind == BufferKind.Arena))
            {
                Convert(level, own, target);
            }
        }
    }

    /// <summary>The value in one form, brought to it if need be; numbers that all samples share have none.</summary>
    private Layout ResolveAs(Level level, Value value, Form form)
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

        var result = form == Form.Samples && (known.Shape.Rank == 0 || known.Strides.Last() != 1) ? ThroughView(level, value) : Converted(level, value, known, form);
        level.SetConverted(value, result);
        return result;
    }

    private Layout Converted(Level level, Value value, Layout known, Form form)
    {
        var result = form == Form.Features ? AllocateRows(value, "rows") : Allocate(value, value.Shape, "lanes");
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

        var source = ResolveAs(level, producer.Inputs[0], Form.Samples);
        if (View(producer, value.Shape, source) is { } view)
        {
            return view;
        }

        var copy = Allocate(value, value.Shape, "copy");
        EmitCopy(level, null, source, copy.Reshape(source.Shape)!, producer.Scope, value.Name ?? "copy");
        return copy;
    }

    // numbers that all samples share serve kernels of either kind, as long as vectors can be read of them; so does one number of each sample, side by side
    private bool HasForm(Layout layout, Form form) => _form == Form.Features || (layout.Buffer.Kind == BufferKind.Arena
        ? form == Form.Samples ? layout.Form == Form.Samples : layout.Shape.Rank == 0 || (layout.Form == Form.Features && layout.Strides.Last() == 1)
        : form == Form.Samples || layout.Shape.Rank == 0 || layout.Strides.Last() == 1);

    /// <summary>A copy with samples in the lanes whose last axis runs on.</summary>
    private Layout Neighbours(Level level, Value value)
    {
        var known = ResolveAs(level, value, Form.Samples);
        var copy = Allocate(value, value.Shape, "copy");
        EmitCopy(level, null, known, copy, value.Producer?.Scope ?? "", value.Name ?? "copy");
        return copy;
    }

    private void Convert(Level level, Layout source, Layout target)
    {
        source.Buffer.Touch(_position);
        target.Buffer.Touch(_position);
        level.Commands.Add(new ConvertCommand(source, target));
    }

    /// <summary>A place for a value with features in the lanes: for each index of the axes before the last, a row of whole vectors for every sample.</summary>
    private Layout AllocateRows(Value value, string name)
    {
        int row = (value.Shape.Last + Group.Size - 1) / Group.Size * Group.Size;
        var padded = value.Shape.With(-1, row * Group.Size);

        // a view may start inside the last row; whole vectors are read there all the same
        var buffer = new MemoryBuffer(BufferKind.Arena, padded.Elements + Group.Size, value.Name ?? name, Form.Features);
        _buffers.Add(buffer);
        return new Layout(buffer, AffineIndex.Zero, value.Shape, new(padded.Strides())) { Samples = row };
    }

    /// <summary>A value as rows that a port can take, if it is in that form; null where its samples are in the lanes.</summary>
    private Layout? Rows(Level level, Value value) =>
        _form == Form.Samples && level.Constant(value) is null && Resolve(level, value) is { Form: Form.Features } layout && IsRows(layout) ? layout : null;
}
