using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;
using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Memory;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Tiles;
using NeuralSeqGen.Compiler.Schedule.Values;

namespace NeuralSeqGen.Compiler.Schedule.Storage;

/// <summary>Where values are, for the programs that share an arena: in the runtime's arrays, in the arena, in views of both, copied or converted where it takes that.</summary>
internal sealed class Places
{
    private readonly ValueStorage _storage;
    private readonly SharedWeights _weights;

    public Places(ValueStorage storage)
    {
        _storage = storage;
        Arena = new Arena(storage);
        Copies = new Copies(Arena, storage.Tiling);
        _weights = new SharedWeights(Arena, Copies, storage.Tiling);
        Conversions = new Conversions(this, Arena, Copies, _weights);
    }

    /// <summary>Whether the only sample is a whole weight, in the runtime's memory.</summary>
    public bool HoldsWholeWeights => _storage.HoldsWholeWeights;

    /// <summary>Whether states that no step changes are read where the runtime holds them.</summary>
    public bool ReadsStatesInPlace => _storage.ReadsStatesInPlace;

    /// <summary>The work memory.</summary>
    public Arena Arena { get; }

    /// <summary>What brings numbers from place to place.</summary>
    public Copies Copies { get; }

    /// <summary>What brings values from form to form.</summary>
    public Conversions Conversions { get; }

    /// <summary>Where the elements of a value are; a reshape that no strides express is copied first.</summary>
    public Layout Of(Level level, Value value)
    {
        if (level.Known(value) is { } known)
        {
            return known;
        }

        if (level.Captured(value) is { } captured)
        {
            return Of(captured.Level, captured.Value);
        }

        if (value.Producer is not { Op.IsView: true } producer)
        {
            throw new GraphException($"{value} is read before it is made");
        }

        return View(producer, value.Shape, Of(level, producer.Inputs[0])) ?? Reshaped(level, value, producer);
    }

    /// <summary>The value in one form, brought to it if need be.</summary>
    public Layout As(Level level, Value value, Form form) => Conversions.Of(level, value, form);

    /// <summary>The second factor of a term as [k…, N], vectors along N.</summary>
    public Layout Weights(Level level, Value value, ProductTerm term)
    {
        if (level.Captured(value) is { } captured)
        {
            return Weights(captured.Level, captured.Value, term);
        }

        var layout = Of(level, value);
        return _weights.Panels(level, term.TransposeB ? layout.Transpose([.. Enumerable.Range(1, layout.Shape.Rank - 1), 0]) : layout, ScopeOf(value));
    }

    /// <summary>Whose a value is: the layer that made it, or the weight that it is.</summary>
    public static string ScopeOf(Value value) => value.Producer?.Scope ?? value.Name ?? "";

    /// <summary>A value as a port takes it: rows of samples, or elements one after another.</summary>
    public Layout ForPort(Level level, Value value) =>
        level.Constant(value) is null && Of(level, value) is { Form: Form.Features } layout && layout.IsRows ? layout : Contiguous(level, value);

    /// <summary>A layout whose elements are one after another in the arena, copied there if need be.</summary>
    public Layout Contiguous(Level level, Value value)
    {
        if (level.Constant(value) is null)
        {
            var layout = As(level, value, Form.Samples);
            if (layout.Buffer.Kind == BufferKind.Arena && _storage.IsContiguous(layout))
            {
                return layout;
            }
        }

        var copy = Arena.Place(value, Form.Samples, "copy");
        Copy(level, value, copy, value.Producer?.Scope ?? "");
        return copy;
    }

    /// <summary>Copies a value, or a number that stands for it, to another place.</summary>
    public void Copy(Level level, Value value, Layout target, string scope)
    {
        var copy = new Copy(level.Constant(value), null, target, value.Name ?? "copy");
        if (copy.Constant is not null)
        {
            Copies.Write(level, copy, scope);
            return;
        }

        var source = Of(level, value);
        if (target.Shape.Rank == 0 || source.Buffer.Kind != BufferKind.Arena || (source.Form == target.Form && (source.Form == Form.Samples || source.Strides.Last() == 1)))
        {
            Copies.Write(level, copy with { Source = source }, scope);
        }
        else if (source.Form != target.Form && source.Strides.Last() == 1 && target.Strides.Last() == 1)
        {
            Copies.Convert(level, source, target);
        }
        else
        {
            Copies.Write(level, copy with { Source = As(level, value, target.Form) }, scope);
        }
    }

    /// <summary>Where the elements of a view of a value are; null where no strides say that.</summary>
    public static Layout? View(Node node, Shape shape, Layout x) => node.Op switch
    {
        SliceOp slice => x.Slice(slice.Axis, slice.Start, slice.Length),
        ReverseOp reverse => x.Reverse(reverse.Axis),
        TransposeOp transpose => x.Transpose(transpose.Permutation),
        BroadcastOp broadcast => x.Broadcast(broadcast.Shape, broadcast.Axes),
        WindowOp window => x.Window(window.Axis, shape[window.Axis], window.Size, window.Stride, window.Dilation),
        ReshapeOp => x.Reshape(shape),
        _ => throw new GraphException($"no layout of the view {node.Op.Mnemonic}"),
    };

    private Layout Reshaped(Level level, Value value, Node producer)
    {
        var copy = Arena.Place(value, Form.Samples, "copy");
        if (copy.Reshape(producer.Inputs[0].Shape) is { } target)
        {
            Copy(level, producer.Inputs[0], target, producer.Scope);
        }
        else
        {
            level.Refuse("a reshape across padded rows");
        }

        level.SetLayout(value, copy);
        return copy;
    }
}
