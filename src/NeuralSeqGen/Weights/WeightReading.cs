namespace NeuralSeqGen;

/// <summary>The weights for a call that reads, for <c>using</c>: a snapshot that does not change meanwhile, or the present values inside a Fit's callback.</summary>
internal readonly unsafe ref struct WeightReading(float* pointer, WeightSnapshot? snapshot)
{
    /// <summary>All weights; valid until this is disposed.</summary>
    public float* Pointer { get; } = pointer;

    public void Dispose()
    {
        if (snapshot is not null)
        {
            WeightSnapshots.Return(snapshot);
        }
    }
}
