namespace NeuralSeqGen;

/// <summary>A side of a sequence.</summary>
public enum SequenceSide
{
    /// <summary>The end.</summary>
    Post,

    /// <summary>The beginning.</summary>
    Pre,
}
