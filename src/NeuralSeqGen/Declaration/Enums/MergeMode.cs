namespace NeuralSeqGen;

/// <summary>How the two directions of a bidirectional layer are joined.</summary>
public enum MergeMode
{
    /// <summary>Side by side on the last axis.</summary>
    Concat,

    /// <summary>Added.</summary>
    Sum,

    /// <summary>Multiplied.</summary>
    Mul,

    /// <summary>Averaged.</summary>
    Ave,
}
