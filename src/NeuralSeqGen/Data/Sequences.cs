namespace NeuralSeqGen;

/// <summary>Makes arrays for models: padding, windows, one-hot, and views of arrays as spans. All arrays are row-major, the batch axis first.</summary>
public static partial class Sequences
{
    /// <summary>Brings sequences of different lengths to one, as Keras's <c>pad_sequences</c>: (steps, features) each, to (n, steps, features).</summary>
    /// <param name="sequences">The sequences; all with the same number of features.</param>
    /// <param name="steps">The number of steps of each afterwards.</param>
    /// <param name="padding">The side at which short sequences are filled up.</param>
    /// <param name="truncating">The side at which long sequences lose steps.</param>
    /// <param name="value">What they are filled up with.</param>
    /// <exception cref="ArgumentException">No sequences, a null one, or different numbers of features.</exception>
    public static float[,,] Pad(IReadOnlyList<float[,]> sequences, int steps, SequenceSide padding = SequenceSide.Post, SequenceSide truncating = SequenceSide.Post, float value = 0) => Padding.Pad(sequences, steps, padding, truncating, value);

    /// <summary>Brings sequences of ids of different lengths to one, as Keras's <c>pad_sequences</c>: to (n, steps).</summary>
    /// <param name="sequences">The sequences.</param>
    /// <param name="steps">The number of steps of each afterwards.</param>
    /// <param name="padding">The side at which short sequences are filled up.</param>
    /// <param name="truncating">The side at which long sequences lose steps.</param>
    /// <param name="value">What they are filled up with.</param>
    /// <exception cref="ArgumentException">A sequence is null.</exception>
    public static int[,] Pad(IReadOnlyList<int[]> sequences, int steps, SequenceSide padding = SequenceSide.Post, SequenceSide truncating = SequenceSide.Post, int value = 0) => Padding.Pad(sequences, steps, padding, truncating, value);

    /// <summary>As <see cref="Pad(IReadOnlyList{float[,]}, int, SequenceSide, SequenceSide, float)"/>, of steps that are arrays themselves.</summary>
    /// <param name="sequences">The sequences, each an array of steps; every step with the same number of features.</param>
    /// <param name="steps">The number of steps of each afterwards.</param>
    /// <param name="padding">The side at which short sequences are filled up.</param>
    /// <param name="truncating">The side at which long sequences lose steps.</param>
    /// <param name="value">What they are filled up with.</param>
    /// <exception cref="ArgumentException">No steps at all, a null one, or different numbers of features.</exception>
    public static float[,,] Pad(IReadOnlyList<float[][]> sequences, int steps, SequenceSide padding = SequenceSide.Post, SequenceSide truncating = SequenceSide.Post, float value = 0) => Padding.Pad(Stacks.Steps(sequences), steps, padding, truncating, value);
}
