namespace NeuralSeqGen;

/// <summary>Work memory that a larger one replaces when a call needs more.</summary>
internal sealed unsafe class GrowingArena
{
    private PinnedFloats _floats = new(0);

    /// <summary>So many floats or more; valid until the next call.</summary>
    public float* AtLeast(int floats)
    {
        _floats = _floats.Length < floats ? new PinnedFloats(floats) : _floats;
        return _floats.Pointer;
    }
}
