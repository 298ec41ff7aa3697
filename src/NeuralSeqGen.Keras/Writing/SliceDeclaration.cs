using System.Text.Json.Nodes;
using NeuralSeqGen.Keras.Declaration;
using NeuralSeqGen.Keras.Graph;
using NeuralSeqGen.Keras.Import;

namespace NeuralSeqGen.Keras.Writing;

/// <summary>
/// Slices of a tensor, <c>x[:, -1]</c>, as layers: a Slice for each axis that is cut, Cropping1D where only the other end of the steps is said, Flip for <c>::-1</c>, and
/// Flatten behind one position of a sequence, whose axis is gone.
/// </summary>
internal sealed class SliceDeclaration
{
    private readonly KerasLayer _layer;
    private readonly List<KerasAttribute> _attributes = [];
    private readonly int?[] _shape;

    private SliceDeclaration(KerasLayer layer, KerasCall call)
    {
        _layer = layer;
        _shape = Shape(call);
    }

    /// <summary>Whether a mask of what is sliced would go on here, which it does not in Keras.</summary>
    public static bool KeepsMask(KerasCall call) => AxisSlice.Of(call, Shape(call).Length) is { Count: > 1 } slices && slices[1].IsWhole;

    public static IReadOnlyList<KerasAttribute> Of(KerasLayer layer, KerasCall call)
    {
        var declaration = new SliceDeclaration(layer, call);
        var slices = AxisSlice.Of(call, declaration._shape.Length) ?? throw declaration.Refused("by a key that is no position and no range");
        declaration.Add(slices);
        return declaration._attributes;
    }

    private static int?[] Shape(KerasCall call) => [.. ((call.Operands.FirstOrDefault() as JsonObject)?["config"]?["shape"] as JsonArray ?? []).Select(extent => extent.Whole())];

    private void Add(IReadOnlyList<AxisSlice> slices)
    {
        int positions = slices.Count(slice => slice.Index is not null);
        if (slices.Count < 2 || !slices[0].IsWhole)
        {
            throw Refused("along the batch");
        }

        if (positions > 1 || (positions == 1 && _shape.Length != 3))
        {
            throw Refused($"at one position of {(positions > 1 ? "several axes" : "a tensor that is no sequence")}");
        }

        for (int axis = 1; axis < slices.Count; axis++)
        {
            Cut(slices[axis], axis);
        }

        _attributes.AddRange(positions == 1 ? [new("Flatten")] : _attributes.Count == 0 ? [Linear()] : []);
    }

    private void Cut(AxisSlice slice, int axis)
    {
        if (slice is { Index: null, Start: null, Stop: null, Step: -1 })
        {
            var flip = new KerasAttribute("Flip");
            flip.Set("Axis", $"new[] {{ {KerasText.Number(axis)} }}");
            _attributes.Add(flip);
        }
        else if (slice.Step != 1)
        {
            throw Refused($"in steps of {KerasText.Number(slice.Step)}");
        }
        else if (slice.Index is { } index)
        {
            Slice(index, 1, axis);
        }
        else if (!slice.IsWhole)
        {
            Range(slice.Start ?? 0, slice.Stop, axis);
        }
    }

    /// <summary>Ends count from the end where they are below 0 and are cut off at the extent, as in Python.</summary>
    private void Range(int start, int? stop, int axis)
    {
        if (_shape[axis] is { } extent)
        {
            int from = Math.Clamp(start < 0 ? start + extent : start, 0, extent), to = Math.Clamp(stop is < 0 and var end ? end + extent : stop ?? extent, 0, extent);
            Slice(from, to > from ? to - from : throw Refused("where nothing is left"), axis);
        }
        else if (stop is null || (start < 0) == (stop < 0))
        {
            Slice(start, stop - start ?? -1, axis);
        }
        else if (start >= 0 && axis == 1 && _shape.Length == 3)
        {
            var crop = new KerasAttribute("Cropping1D");
            crop.Add(KerasText.Number(start));
            crop.Add(KerasText.Number(-stop.Value));
            _attributes.Add(crop);
        }
        else
        {
            throw Refused("from one end to the other of an axis whose extent is open");
        }
    }

    private void Slice(int start, int size, int axis)
    {
        var slice = new KerasAttribute("Slice");
        slice.Add(KerasText.Number(start));
        slice.Add(KerasText.Number(size));
        if (axis != _shape.Length - 1)
        {
            slice.Set("Axis", KerasText.Number(axis));
        }

        _attributes.Add(slice);
    }

    private static KerasAttribute Linear()
    {
        var linear = new KerasAttribute("Activation");
        linear.Add("Activation.Linear");
        return linear;
    }

    private RefusedImportException Refused(string how) =>
        new($"the GetItem operation '{_layer.Name}' slices a tensor {how}, which has no counterpart here. Use ranges along steps or features, Cropping1D, or a recurrent layer without return_sequences for the last step");
}
