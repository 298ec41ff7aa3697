namespace NeuralSeqGen;

public static partial class Sequences
{
    /// <summary>The array's own elements as a span.</summary>
    public static Span<float> AsSpan(float[] values) => Spans.Flat<float>(values);

    /// <summary>The array's own elements as a span, row-major.</summary>
    public static Span<float> AsSpan(float[,] values) => Spans.Flat<float>(values);

    /// <summary>The array's own elements as a span, row-major.</summary>
    public static Span<float> AsSpan(float[,,] values) => Spans.Flat<float>(values);

    /// <summary>The array's own elements as a span, row-major.</summary>
    public static Span<float> AsSpan(float[,,,] values) => Spans.Flat<float>(values);

    /// <summary>The array's own elements as a span.</summary>
    public static Span<int> AsSpan(int[] values) => Spans.Flat<int>(values);

    /// <summary>The array's own elements as a span, row-major.</summary>
    public static Span<int> AsSpan(int[,] values) => Spans.Flat<int>(values);

    /// <summary>The array's own elements as a span, row-major.</summary>
    public static Span<int> AsSpan(int[,,] values) => Spans.Flat<int>(values);

    /// <summary>The array's own elements as a span, row-major.</summary>
    public static Span<int> AsSpan(int[,,,] values) => Spans.Flat<int>(values);

    /// <summary>A copy in single precision.</summary>
    public static float[] ToSingle(double[] values) => Spans.ToSingle(values);

    /// <summary>A copy in single precision.</summary>
    public static float[,] ToSingle(double[,] values) => Spans.ToSingle(values);

    /// <summary>A copy in single precision.</summary>
    public static float[,,] ToSingle(double[,,] values) => Spans.ToSingle(values);

    /// <summary>A copy in single precision.</summary>
    public static float[,,,] ToSingle(double[,,,] values) => Spans.ToSingle(values);

    /// <summary>A copy of whole numbers in single precision; above 2²⁴ they are rounded.</summary>
    public static float[] ToSingle(int[] values) => Spans.ToSingle(values);

    /// <summary>A copy of whole numbers in single precision; above 2²⁴ they are rounded.</summary>
    public static float[,] ToSingle(int[,] values) => Spans.ToSingle(values);

    /// <summary>A copy of whole numbers in single precision; above 2²⁴ they are rounded.</summary>
    public static float[,,] ToSingle(int[,,] values) => Spans.ToSingle(values);

    /// <summary>A copy of whole numbers in single precision; above 2²⁴ they are rounded.</summary>
    public static float[,,,] ToSingle(int[,,,] values) => Spans.ToSingle(values);

    /// <summary>A copy in single precision: 1 for true, 0 for false, as targets of <c>[BinaryCrossentropy]</c> are.</summary>
    public static float[] ToSingle(bool[] values) => WholeNumbers.ToSingle(values);

    /// <summary>A copy in single precision: 1 for true, 0 for false, as targets of <c>[BinaryCrossentropy]</c> are.</summary>
    public static float[,] ToSingle(bool[,] values) => WholeNumbers.ToSingle(values);

    /// <summary>A copy as ids or labels.</summary>
    /// <exception cref="ArgumentException">A value is no whole number of 32 bits.</exception>
    public static int[] ToInt32(float[] values) => WholeNumbers.ToInt32(values);

    /// <summary>A copy as ids or labels.</summary>
    /// <exception cref="ArgumentException">A value is no whole number of 32 bits.</exception>
    public static int[,] ToInt32(float[,] values) => WholeNumbers.ToInt32(values);

    /// <summary>A copy as ids or labels.</summary>
    /// <exception cref="ArgumentException">A value is no whole number of 32 bits.</exception>
    public static int[] ToInt32(double[] values) => WholeNumbers.ToInt32(values);

    /// <summary>A copy as ids or labels.</summary>
    /// <exception cref="ArgumentException">A value is no whole number of 32 bits.</exception>
    public static int[,] ToInt32(double[,] values) => WholeNumbers.ToInt32(values);

    /// <summary>A copy as ids or labels.</summary>
    /// <exception cref="ArgumentException">A value does not fit 32 bits.</exception>
    public static int[] ToInt32(long[] values) => WholeNumbers.ToInt32(values);

    /// <summary>A copy as ids or labels.</summary>
    /// <exception cref="ArgumentException">A value does not fit 32 bits.</exception>
    public static int[,] ToInt32(long[,] values) => WholeNumbers.ToInt32(values);
}
