namespace NeuralSeqGen;

/// <summary>Neighbouring lanes of a group, as many as a sample has beginnings at most.</summary>
/// <param name="first">The first of them.</param>
internal sealed class LaneSlot(int first)
{
    public int First { get; } = first;

    /// <summary>The sample that is there; null where they are free.</summary>
    public SampleSearch? Search { get; private set; }

    /// <summary>Ids that its beginnings have.</summary>
    public int Step { get; private set; }

    /// <summary>A sample comes in.</summary>
    public void Enter(SampleSearch search) => (Search, Step) = (search, 0);

    /// <summary>Goes one id on; a sample that is finished, or has so many ids, leaves.</summary>
    public void Advance(IReadOnlyList<float[]> rows, int length)
    {
        Search!.Advance(rows);
        if (++Step == length || Search.IsFinished)
        {
            Search.Finish();
            Search = null;
        }
    }
}
