namespace NeuralSeqGen;

/// <summary>Contracts an axis of one node with an axis of another: the sum of their products along it.</summary>
/// <param name="axes">The axis of both, counted as Keras does: 0 would be the batch, 1 is the first of a sample, −1 the last.</param>
/// <param name="from">The two nodes: <c>nameof(A), nameof(B)</c>.</param>
public sealed class DotAttribute(int axes, params string[] from) : MergeAttribute(from)
{
    /// <summary>The axis of the first node, and of the second unless <see cref="OtherAxis"/> says otherwise.</summary>
    public int Axes { get; } = axes;

    /// <summary>The axis of the second node; 0 means <see cref="Axes"/>.</summary>
    public int OtherAxis { get; set; }

    /// <summary>Whether both are brought to length 1 along the axis first, which makes the result a cosine.</summary>
    public bool Normalize { get; set; }
}
