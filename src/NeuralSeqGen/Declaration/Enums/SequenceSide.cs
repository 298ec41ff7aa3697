namespace NeuralSeqGen;

/// <summary>A side of a sequence.</summary>
public enum SequenceSide
{
    /// <summary>The end, Keras's <c>"post"</c>: the default of everything here, where Keras's <c>pad_sequences</c> has <c>"pre"</c>.</summary>
    Post,

    /// <summary>The beginning, Keras's <c>"pre"</c>.</summary>
    Pre,
}
