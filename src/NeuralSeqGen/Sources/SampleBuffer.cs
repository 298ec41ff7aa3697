using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NeuralSeqGen;

/// <summary>Room for some samples of a source, which batches are taken from.</summary>
internal sealed unsafe class SampleBuffer
{
    private readonly PortLayout[] _ports;
    private readonly Array[] _values;
    private readonly float[] _weights;

    public SampleBuffer(ExecutionPlan plan, int capacity)
    {
        Capacity = capacity;
        _ports = [.. plan.Inputs, .. plan.Targets];
        _values = [.. _ports.Select(port => Room(port, capacity))];
        _weights = GC.AllocateUninitializedArray<float>(capacity, pinned: true);
        Samples = new Samples(plan.Inputs.Length, plan.Targets.Length);
        for (int i = 0; i < _ports.Length; i++)
        {
            nint start = (nint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_values[i]));
            (i < plan.Inputs.Length ? Samples.Inputs : Samples.Targets)[i < plan.Inputs.Length ? i : i - plan.Inputs.Length] = start;
        }
    }

    /// <summary>The samples that it has room for.</summary>
    public int Capacity { get; }

    /// <summary>What batches read; the number of samples with it.</summary>
    public Samples Samples { get; }

    /// <summary>Room for as many samples as were asked for, but no array longer than arrays may be.</summary>
    /// <param name="plan">The model.</param>
    /// <param name="wanted">Samples asked for.</param>
    /// <param name="batch">Samples of a batch, of which the room is a multiple.</param>
    public static int CapacityFor(ExecutionPlan plan, int wanted, int batch)
    {
        long elements = plan.Inputs.Concat(plan.Targets).Max(port => (long)port.Elements);
        if (elements * batch > Array.MaxLength)
        {
            throw new ArgumentOutOfRangeException("batchSize", batch, $"{plan.Definition.Name}: a batch of a source is copied, and one of {batch} samples of {elements} values is longer than an array. Take a smaller batch.");
        }

        long batches = Math.Max(1, Math.Min((wanted + (long)batch - 1) / batch, Array.MaxLength / Math.Max(elements * batch, 1)));
        return checked((int)(batches * batch));
    }

    /// <summary>Forgets its samples.</summary>
    /// <param name="number">Number in the source of the sample that comes next.</param>
    public void Clear(long number)
    {
        Samples.Count = 0;
        Samples.SampleWeights = null;
        Samples.FirstNumber = number;
    }

    /// <summary>Takes samples of a chunk.</summary>
    /// <param name="chunk">The chunk, which fits the model.</param>
    /// <param name="first">The first sample to take.</param>
    /// <param name="count">How many.</param>
    public void Add(SampleChunk chunk, int first, int count)
    {
        for (int i = 0; i < _ports.Length; i++)
        {
            int elements = _ports[i].Elements;
            var from = i < chunk.Inputs.Length ? chunk.Inputs[i] : chunk.Targets[i - chunk.Inputs.Length];
            Words(from, (long)first * elements, count * elements).CopyTo(Words(_values[i], (long)Samples.Count * elements, count * elements));
        }

        AddWeights(chunk.Weights, first, count);
        Samples.Count += count;
    }

    private void AddWeights(float[]? weights, int first, int count)
    {
        if (weights is null && Samples.SampleWeights == null)
        {
            return;
        }

        if (Samples.SampleWeights == null)
        {
            _weights.AsSpan(0, Samples.Count).Fill(1);
            Samples.SampleWeights = (float*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_weights));
        }

        var to = _weights.AsSpan(Samples.Count, count);
        if (weights is null)
        {
            to.Fill(1);
        }
        else
        {
            weights.AsSpan(first, count).CopyTo(to);
        }
    }

    // ints and floats are words of one size
    private static Span<int> Words(Array array, long first, int count) =>
        MemoryMarshal.CreateSpan(ref Unsafe.Add(ref Unsafe.As<byte, int>(ref MemoryMarshal.GetArrayDataReference(array)), (nint)first), count);

    private static Array Room(PortLayout port, int capacity) => port.IsInt
        ? GC.AllocateUninitializedArray<int>(checked(capacity * port.Elements), pinned: true)
        : GC.AllocateUninitializedArray<float>(checked(capacity * port.Elements), pinned: true);
}
