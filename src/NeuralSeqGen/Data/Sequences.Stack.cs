namespace NeuralSeqGen;

public static partial class Sequences
{
    /// <summary>One array of several of equal length, as numpy's <c>stack</c>: (features) each, to (n, features).</summary>
    /// <exception cref="ArgumentException">None, a null one, or different lengths.</exception>
    public static float[,] Stack(IReadOnlyList<float[]> samples) => Stacks.Stack(samples);

    /// <summary>One array of several of equal length: (steps) each, to (n, steps). Sequences of different lengths go through <see cref="Pad(IReadOnlyList{int[]}, int, SequenceSide, SequenceSide, int)"/>.</summary>
    /// <exception cref="ArgumentException">None, a null one, or different lengths.</exception>
    public static int[,] Stack(IReadOnlyList<int[]> samples) => Stacks.Stack(samples);

    /// <summary>One array of several of equal extents: (steps, features) each, to (n, steps, features).</summary>
    /// <exception cref="ArgumentException">None, a null one, or different extents.</exception>
    public static float[,,] Stack(IReadOnlyList<float[,]> samples) => Stacks.Stack(samples);

    /// <summary>One array of several of equal extents, whose steps are arrays themselves: to (n, steps, features).</summary>
    /// <exception cref="ArgumentException">None, a null one, or different extents.</exception>
    public static float[,,] Stack(IReadOnlyList<float[][]> sequences) => Stacks.Stack(Stacks.Steps(sequences));
}
