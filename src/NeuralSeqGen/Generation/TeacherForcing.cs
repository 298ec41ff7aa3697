using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>Makes the inputs that a caller leaves out, from the targets they read.</summary>
/// <param name="definition">The model's definition.</param>
/// <param name="inputs">Its inputs.</param>
internal sealed class TeacherForcing(ModelDefinition definition, PortLayout[] inputs)
{
    private readonly ForcedInput?[] _forced = [.. inputs.Select((_, i) => definition.ForcedInputs.FirstOrDefault(f => f.Input == i))];

    /// <summary>Adds the inputs that a call leaves out; it may also give every one.</summary>
    /// <returns>What holds the memory of flat ids until it is disposed; null where there is none.</returns>
    public ForcedIds? Complete(ref LabelledArrays given)
    {
        if (definition.ForcedInputs.Length == 0 || given.Inputs.Length != inputs.Length - definition.ForcedInputs.Length)
        {
            return null;
        }

        if (!given.Inputs.AreFlat)
        {
            given = given.WithInputs(new PortArrays(Arrays(given)));
            return null;
        }

        var ids = new ForcedIds();
        try
        {
            given = given.WithInputs(new PortArrays(Flat(given, ids)));
            return ids;
        }
        catch
        {
            ids.Dispose();
            throw;
        }
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

    private Array[] Arrays(LabelledArrays given)
    {
        var all = new Array[inputs.Length];
        for (int i = 0, next = 0; i < all.Length; i++)
        {
            all[i] = _forced[i] is { } forced ? Shifted(forced, given.Inputs, given.Targets[forced.Target]) : given.Inputs[next++];
        }

        return all;
    }

    private FlatArray[] Flat(LabelledArrays given, ForcedIds ids)
    {
        var all = new FlatArray[inputs.Length];
        for (int i = 0, next = 0; i < all.Length; i++)
        {
            all[i] = _forced[i] is { } forced ? Shifted(forced, given.Inputs, given.Targets.Flat(forced.Target), ids) : given.Inputs.Flat(next++);
        }

        return all;
    }

    // Arrays that do not fit are not shifted: the check of the targets, which comes later, names them.
    private int[,] Shifted(ForcedInput forced, PortArrays given, Array? target)
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

    private FlatArray Shifted(ForcedInput forced, PortArrays given, FlatArray target, ForcedIds room)
    {
        int steps = inputs[forced.Input].Shape[0];
        int first = Array.FindIndex(_forced, f => f is null);
        int length = (first >= 0 ? given.Flat(0).Length / inputs[first].Elements : target.Length / steps) * steps;
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
