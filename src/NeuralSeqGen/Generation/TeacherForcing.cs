using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>Makes the inputs that a caller leaves out, from the targets they read.</summary>
/// <param name="definition">The model's definition.</param>
/// <param name="inputs">Its inputs.</param>
internal sealed class TeacherForcing(ModelDefinition definition, PortLayout[] inputs)
{
    private readonly ForcedInput?[] _forced = [.. inputs.Select((_, i) => definition.ForcedInputs.FirstOrDefault(f => f.Input == i))];

    /// <summary>Whether that many inputs are all but those made here; a caller may also give every input.</summary>
    public bool IsLeftOut(int given) => definition.ForcedInputs.Length > 0 && given == inputs.Length - definition.ForcedInputs.Length;

    /// <summary>The inputs as they are, or with those left out.</summary>
    public ReadOnlySpan<Array> Complete(ReadOnlySpan<Array> given, ReadOnlySpan<Array> targets)
    {
        if (!IsLeftOut(given.Length))
        {
            return given;
        }

        var ids = new Array[definition.ForcedInputs.Length];
        for (int i = 0; i < ids.Length; i++)
        {
            ids[i] = Shifted(definition.ForcedInputs[i], given, targets[definition.ForcedInputs[i].Target]);
        }

        return Merged(given, ids);
    }

    /// <summary>The inputs as they are, or with those left out, whose memory is held until the result is disposed; null for as they are.</summary>
    public ForcedIds? Complete(ReadOnlySpan<FlatArray> given, ReadOnlySpan<FlatArray> targets)
    {
        if (!IsLeftOut(given.Length))
        {
            return null;
        }

        var ids = new ForcedIds();
        var all = new FlatArray[inputs.Length];
        for (int i = 0, next = 0; i < all.Length; i++)
        {
            all[i] = _forced[i] is { } forced ? Shifted(forced, given, targets[forced.Target], ids) : given[next++];
        }

        ids.Inputs = all;
        return ids;
    }

    /// <summary>All inputs: those given, and between them those that were left out.</summary>
    public Array[] Merged(ReadOnlySpan<Array> given, ReadOnlySpan<Array> ids)
    {
        var all = new Array[inputs.Length];
        for (int i = 0, next = 0, made = 0; i < all.Length; i++)
        {
            all[i] = _forced[i] is null ? given[next++] : ids[made++];
        }

        return all;
    }

    // Arrays that do not fit are not shifted: the check of the targets, which comes later, names them.
    private int[,] Shifted(ForcedInput forced, ReadOnlySpan<Array> given, Array? target)
    {
        int steps = inputs[forced.Input].Shape[0];
        int[,]? labels = target as int[,];
        int[,] ids = new int[given.Length > 0 ? given[0]?.GetLength(0) ?? 1 : labels?.GetLength(0) ?? 1, steps];
        if (labels is not null && labels.Length == ids.Length && labels.GetLength(1) == steps)
        {
            Shift(forced, Sequences.AsSpan(labels), Sequences.AsSpan(ids));
        }

        return ids;
    }

    private FlatArray Shifted(ForcedInput forced, ReadOnlySpan<FlatArray> given, FlatArray target, ForcedIds room)
    {
        int steps = inputs[forced.Input].Shape[0];
        int first = Array.FindIndex(_forced, f => f is null);
        int length = (first >= 0 ? given[0].Length / inputs[first].Elements : target.Length / steps) * steps;
        var array = room.Add(length, out var ids);
        ids.Clear();
        if (target.Length == length)
        {
            Shift(forced, target.Values<int>(), ids);
        }

        return array;
    }

    /// <summary>As <see cref="Sequences.ShiftRight"/>; a label that is no class, such as one that counts for nothing, is read as 0.</summary>
    private void Shift(ForcedInput forced, ReadOnlySpan<int> labels, Span<int> ids)
    {
        int steps = inputs[forced.Input].Shape[0];
        int classes = definition.Outputs[definition.OutputOf(forced.Target)].Shape[^1];
        for (int i = 0; i < ids.Length; i++)
        {
            ids[i] = i % steps == 0 ? forced.StartId : (uint)labels[i - 1] < (uint)classes ? labels[i - 1] : 0;
        }
    }
}
