using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Memory;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Tiles;
using NeuralSeqGen.Compiler.Schedule.Values;

namespace NeuralSeqGen.Compiler.Schedule.Storage;

/// <summary>
/// The two forms of a group's values: samples in the lanes, or features in the lanes, a row for each sample. A value that is asked for in the other form than
/// it was made in is converted once. For one sequence there is nothing to do: none of its values is rows of samples.
/// </summary>
internal sealed class Conversions(Places places, Arena arena, Copies copies, SharedWeights weights)
{
    /// <summary>Gives a value that must be written a place in the form it is computed in.</summary>
    public void AddPlace(Level level, Value value, Form form)
    {
        if (value.Shape.Rank > 0 && level.Destinations(value) is { Count: > 0 } targets && targets.All(t => t.Buffer.Kind == BufferKind.Arena && t.Form != form))
        {
            var own = Place(value, form);
            level.AddDestination(value, own);
            level.SetConverted(value, own);
        }
    }

    /// <summary>Brings a value to its destinations of the other form.</summary>
    public void ConvertDestinations(Level level, Value value, Form form)
    {
        if (value.Shape.Rank > 0 && level.Destinations(value).FirstOrDefault(t => t.Form == form && t.Buffer.Kind == BufferKind.Arena) is { } own)
        {
            foreach (var target in level.Destinations(value).Where(t => t.Form != form && t.Buffer.Kind == BufferKind.Arena))
            {
                copies.Convert(level, own, target);
            }
        }
    }

    /// <summary>The value in one form, brought to it if need be; numbers that all samples share have none.</summary>
    public Layout Of(Level level, Value value, Form form)
    {
        var known = places.Of(level, value);
        if (HasForm(known, form))
        {
            return known;
        }

        if (known.Buffer.Kind != BufferKind.Arena)
        {
            return weights.Packed(level, known, Places.ScopeOf(value));
        }

        if (level.Converted(value, form) is { } converted)
        {
            return converted;
        }

        if (level.Captured(value) is { } captured)
        {
            return Of(captured.Level, captured.Value, form);
        }

        var result = form == Form.Samples && (known.Shape.Rank == 0 || known.Strides.Last() != 1) ? ThroughView(level, value) : Converted(level, value, known, form);
        level.SetConverted(value, result);
        return result;
    }

    private Layout Converted(Level level, Value value, Layout known, Form form)
    {
        var result = Place(value, form);
        copies.Convert(level, known.Strides.Last() == 1 ? known : Neighbours(level, value), result);
        return result;
    }

    private Layout Place(Value value, Form form) => arena.Place(value, form, form == Form.Features ? "rows" : "lanes");

    /// <summary>A view with features in the lanes whose last axis does not run on, or that is one number: the same view of what it looks at, with samples in the lanes.</summary>
    private Layout ThroughView(Level level, Value value)
    {
        if (value.Producer is not { Op.IsView: true } producer)
        {
            throw new GraphException($"{value} has features in the lanes along an axis that does not run on");
        }

        var source = Of(level, producer.Inputs[0], Form.Samples);
        if (Places.View(producer, value.Shape, source) is { } view)
        {
            return view;
        }

        var copy = arena.Place(value, Form.Samples, "copy");
        copies.Write(level, new Copy(null, source, copy.Reshape(source.Shape)!, value.Name ?? "copy"), producer.Scope);
        return copy;
    }

    // numbers that all samples share serve kernels of either kind, as long as vectors can be read of them; so does one number of each sample, side by side
    private static bool HasForm(Layout layout, Form form) => layout.Buffer.Kind == BufferKind.Arena
        ? form == Form.Samples ? layout.Form == Form.Samples : layout.Shape.Rank == 0 || (layout.Form == Form.Features && layout.Strides.Last() == 1)
        : form == Form.Samples || layout.Shape.Rank == 0 || layout.Strides.Last() == 1;

    /// <summary>A copy with samples in the lanes whose last axis runs on.</summary>
    private Layout Neighbours(Level level, Value value)
    {
        var known = Of(level, value, Form.Samples);
        var copy = arena.Place(value, Form.Samples, "copy");
        copies.Write(level, new Copy(null, known, copy, value.Name ?? "copy"), value.Producer?.Scope ?? "");
        return copy;
    }
}
