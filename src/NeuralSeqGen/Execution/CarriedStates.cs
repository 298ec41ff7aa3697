using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>
/// States of a model's stateful layers between batches: one row per row of a batch, shared by training and inference as in Keras. A batch reads the
/// present ones and writes the next ones, which become present when the batch counts: gradients that are only computed, or thrown away, change nothing.
/// </summary>
internal sealed unsafe class CarriedStates(ModelDefinition definition)
{
    // Held by who exchanges the present ones or copies them: a file may be saved at any time.
    private readonly Lock _lock = new();
    private PinnedFloats _present = new(checked(definition.StatefulBatch * definition.StateElements));
    private PinnedFloats _next = new(checked(definition.StatefulBatch * definition.StateElements));
    private bool _isPending;

    /// <summary>Samples in every batch.</summary>
    public int Batch => definition.StatefulBatch;

    /// <summary>Floats of all rows.</summary>
    public int Length => _present.Length;

    /// <summary>Lets a group read and write the rows from its first one on.</summary>
    public void Place(ref BatchGroup group, int row)
    {
        group.StateStride = definition.StateElements;
        group.States = _present.Pointer + (nint)row * definition.StateElements;
        group.NextStates = _next.Pointer + (nint)row * definition.StateElements;
    }

    /// <summary>A whole batch has written its states.</summary>
    public void Offer() => _isPending = true;

    /// <summary>What the last batch wrote is present from now on; nothing happens when it is already, or was never written.</summary>
    public void Commit()
    {
        if (_isPending)
        {
            lock (_lock)
            {
                (_present, _next) = (_next, _present);
            }
        }

        _isPending = false;
    }

    /// <summary>Sets all states to zero.</summary>
    public void Reset()
    {
        lock (_lock)
        {
            _present.Span.Clear();
        }

        _isPending = false;
    }

    /// <summary>Copies the present states.</summary>
    public void CopyTo(Span<float> states)
    {
        lock (_lock)
        {
            _present.Span.CopyTo(states);
        }
    }

    /// <summary>Sets the present states.</summary>
    public void Set(ReadOnlySpan<float> states)
    {
        lock (_lock)
        {
            states.CopyTo(_present.Span);
        }

        _isPending = false;
    }
}
