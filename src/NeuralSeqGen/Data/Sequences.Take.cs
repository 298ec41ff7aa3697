namespace NeuralSeqGen;

public static partial class Sequences
{
    /// <summary>Copies the samples of these indices, in their order, such as one part of a <see cref="DataSplit"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    public static float[] Take(float[] values, ReadOnlySpan<int> rows) => SampleRows.Take(values, rows);

    /// <inheritdoc cref="Take(float[], ReadOnlySpan{int})"/>
    public static float[,] Take(float[,] values, ReadOnlySpan<int> rows) => SampleRows.Take(values, rows);

    /// <inheritdoc cref="Take(float[], ReadOnlySpan{int})"/>
    public static float[,,] Take(float[,,] values, ReadOnlySpan<int> rows) => SampleRows.Take(values, rows);

    /// <inheritdoc cref="Take(float[], ReadOnlySpan{int})"/>
    public static float[,,,] Take(float[,,,] values, ReadOnlySpan<int> rows) => SampleRows.Take(values, rows);

    /// <inheritdoc cref="Take(float[], ReadOnlySpan{int})"/>
    public static int[] Take(int[] values, ReadOnlySpan<int> rows) => SampleRows.Take(values, rows);

    /// <inheritdoc cref="Take(float[], ReadOnlySpan{int})"/>
    public static int[,] Take(int[,] values, ReadOnlySpan<int> rows) => SampleRows.Take(values, rows);

    /// <inheritdoc cref="Take(float[], ReadOnlySpan{int})"/>
    public static int[,,] Take(int[,,] values, ReadOnlySpan<int> rows) => SampleRows.Take(values, rows);
}
